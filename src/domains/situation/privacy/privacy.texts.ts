import { defineTexts } from '#kernel/i18n/texts.ts'

export const privacyTexts = defineTexts({
  'action.privacy.coarsen': { sv: 'Göra gamla platser grova', en: 'Make old places coarse' },
  'privacy.link': { sv: 'Rätt väg, nummer och platser', en: 'Right ways, numbers and places' },
  'privacy.counts': { sv: 'Integritetsskyddet i siffror', en: 'The privacy protection in figures' },
  'privacy.channels.title': {
    sv: 'Hör det hemma någon annanstans?',
    en: 'Does it belong elsewhere?',
  },
  'privacy.channels.emergency': { sv: 'Pågår det nu och är akut?', en: 'Is it an emergency going on now?' },
  'privacy.channels.threat': {
    sv: 'Har du eller en kollega blivit hotad i tjänsten?',
    en: 'Have you or a colleague been threatened on duty?',
  },
  'privacy.channels.social': {
    sv: 'Är du orolig för ett barn eller någon som far illa?',
    en: 'Are you worried for a child or for somebody who is being harmed?',
  },
  'privacy.channels.crime': { sv: 'Vill du anmäla ett brott?', en: 'Do you want to report a crime?' },
  'privacy.channels.fault': { sv: 'Är något trasigt eller nedskräpat?', en: 'Is something broken or littered?' },
  'privacy.channels.link': { sv: 'Gå till webbplatsen', en: 'Go to the website' },
})

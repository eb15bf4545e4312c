import { defineTexts } from '#kernel/i18n/texts.ts'

/** A party's way into the weekly round. */
export const joiningTexts = defineTexts({
  'action.round.joining': { sv: 'såg hur parterna kommit med', en: 'saw how parties have joined' },
  'action.round.joining-party': { sv: 'såg hur en part kommit med', en: 'saw how a party has joined' },
  'joining.title': { sv: 'Parter på väg in', en: 'Parties joining' },
  'joining.lead': {
    sv: 'En ny part går från överenskommelse till första rapport. Här syns vad som återstår för var och en.',
    en: 'A new party goes from agreement to first report. What is left for each is shown here.',
  },
  'joining.next': { sv: 'Nästa steg', en: 'Next step' },
  'joining.all-done': { sv: 'Allt är klart', en: 'Everything is done' },
  'joining.first': { sv: 'Första rapport', en: 'First report' },
  'joining.ended': { sv: 'Parten har slutat', en: 'The party has left' },
  'joining.steps': { sv: 'Steg', en: 'Steps' },
  'joining.step.agreement': { sv: 'Överenskommelse undertecknad', en: 'Agreement signed' },
  'joining.step.invited': { sv: 'Någon inbjuden att rapportera', en: 'Somebody invited to report' },
  'joining.step.signed-in': { sv: 'Den inbjudna har loggat in', en: 'The invited person has signed in' },
  'joining.step.reported': { sv: 'Första rapporten har kommit', en: 'The first report has come' },
  'joining.next.agreement': { sv: 'Underteckna överenskommelsen', en: 'Sign the agreement' },
  'joining.next.invited': { sv: 'Bjud in någon som rapporterar', en: 'Invite somebody who reports' },
  'joining.next.signed-in': { sv: 'Vänta på att den inbjudna loggar in', en: 'Wait for the invited person to sign in' },
  'joining.next.reported': { sv: 'Vänta på första rapporten', en: 'Wait for the first report' },
  'joining.done': { sv: 'Klart', en: 'Done' },
  'joining.left': { sv: 'Återstår', en: 'Left' },
  'joining.invite': { sv: 'Bjud in', en: 'Invite' },
  'joining.invite.help': {
    sv: 'En part utanför gruppen: välj rollen Uppgiftslämnare. Den rapporterar och ser bara sitt eget.',
    en: 'A party outside the group: choose the role Contributor. It reports and sees only its own.',
  },
  'joining.invite.owner': {
    sv: 'Systemägaren bjuder in den som ska rapportera.',
    en: 'The system owner invites whoever is to report.',
  },
  'joining.empty': { sv: 'Ingen part är på väg in', en: 'No party is joining' },
  'joining.empty.text': {
    sv: 'Lägg till en part och märk den med ”Rapporterar varje vecka”.',
    en: 'Add a party and mark it with “Reports every week”.',
  },
})

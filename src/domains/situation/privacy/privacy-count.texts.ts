import { defineTexts } from '#kernel/i18n/texts.ts'

export const privacyCountTexts = defineTexts({
  'action.privacy.counts': { sv: 'såg integritetsskyddet i siffror', en: 'saw the privacy protection in figures' },
  'privacy-counts.title': { sv: 'Integritetsskyddet i siffror', en: 'The privacy protection in figures' },
  'privacy-counts.lead': {
    sv: 'Hur ofta något stoppades, skrevs om, hörde hemma någon annanstans eller gjordes grovt. Bara antal sparas: inget härifrån leder tillbaka till en text, en rapport eller en person.',
    en: 'How often something was stopped, rewritten, belonged elsewhere or was made coarse. Only counts are kept: nothing here leads back to a text, a report or a person.',
  },
  'privacy-counts.settings': { sv: 'Tillåtna nummer och andra val', en: 'Allowed numbers and other choices' },
  'privacy-counts.week': { sv: 'Vecka', en: 'Week' },
  'privacy-counts.what': { sv: 'Vad som hände', en: 'What happened' },
  'privacy-counts.kind': { sv: 'Sort', en: 'Kind' },
  'privacy-counts.n': { sv: 'Antal', en: 'Count' },
  'privacy-counts.sum': { sv: 'Summa', en: 'Sum' },
  'privacy-counts.empty': {
    sv: 'Inget har räknats de senaste {weeks} veckorna. Det börjar så snart någon rapporterar.',
    en: 'Nothing has been counted in the latest {weeks} weeks. It begins as soon as somebody reports.',
  },
  'privacy-counts.what.stopped': { sv: 'Stoppat i formulär', en: 'Stopped in a form' },
  'privacy-counts.what.rewritten': { sv: 'Omskrivet enligt förslaget', en: 'Rewritten as suggested' },
  'privacy-counts.what.allowed': { sv: 'Släppt igenom med skäl', en: 'Let through with a reason' },
  'privacy-counts.what.in-file': { sv: 'Stoppat i importerad fil', en: 'Stopped in an imported file' },
  'privacy-counts.what.elsewhere': { sv: 'Visades en annan väg', en: 'Was shown another way' },
  'privacy-counts.what.coarsened': { sv: 'Gjort grovt', en: 'Made coarse' },
  'privacy-counts.about.stopped': {
    sv: 'Fynd i texter som inte sparades. Samma text kan räknas flera gånger innan den är rätt.',
    en: 'Findings in texts that were not saved. The same text may count several times before it is right.',
  },
  'privacy-counts.about.rewritten': {
    sv: 'Fynd som skribenten lät byta ut mot förslaget.',
    en: 'Findings that the writer let be replaced by the suggestion.',
  },
  'privacy-counts.about.allowed': {
    sv: 'Namn och bostäder som en samordnare eller ägare lät stå kvar, med skäl i historiken.',
    en: 'Names and dwellings that a coordinator or owner let stand, with a reason in the history.',
  },
  'privacy-counts.about.in-file': {
    sv: 'Fynd i rader som underkändes när en fil lästes in.',
    en: 'Findings in rows that were rejected when a file was read in.',
  },
  'privacy-counts.about.elsewhere': {
    sv: 'Rapporter som lät som något för en annan mottagare. De sparades ändå.',
    en: 'Reports that sounded like something for another receiver. They were saved all the same.',
  },
  'privacy-counts.about.coarsened': {
    sv: 'Punkter som flyttats till en ruta, gatunummer som tagits ur texter och ord som tagits bort ur historiken, efter det antal dagar som kommunen bestämt.',
    en: 'Points moved to a square, house numbers taken out of texts and words removed from the history, after the number of days that the municipality has decided.',
  },
  'privacy-counts.kind.personal-number': { sv: 'Personnummer', en: 'Identity numbers' },
  'privacy-counts.kind.phone': { sv: 'Telefonnummer', en: 'Phone numbers' },
  'privacy-counts.kind.email': { sv: 'E-postadresser', en: 'E-mail addresses' },
  'privacy-counts.kind.plate': { sv: 'Registreringsnummer', en: 'Registration plates' },
  'privacy-counts.kind.handle': { sv: 'Konton i sociala medier', en: 'Accounts in social media' },
  'privacy-counts.kind.name': { sv: 'Namn', en: 'Names' },
  'privacy-counts.kind.dwelling': { sv: 'Bostäder och koder', en: 'Dwellings and codes' },
  'privacy-counts.kind.emergency': { sv: 'Akut, pågår nu', en: 'Emergency, going on' },
  'privacy-counts.kind.threat': { sv: 'Hot i tjänsten', en: 'Threat on duty' },
  'privacy-counts.kind.social': { sv: 'Oro för någon', en: 'Worry for somebody' },
  'privacy-counts.kind.crime': { sv: 'Brott att anmäla', en: 'Crime to report' },
  'privacy-counts.kind.fault': { sv: 'Fel att anmäla', en: 'Fault to report' },
  'privacy-counts.kind.point': { sv: 'Punkter', en: 'Points' },
  'privacy-counts.kind.text': { sv: 'Texter', en: 'Texts' },
  'privacy-counts.kind.history': { sv: 'Ord i historiken', en: 'Words in the history' },
  'privacy-counts.kind.sealed': { sv: 'Förseglade original', en: 'Sealed originals' },
})

type Key = keyof typeof privacyCountTexts.entries

/** What a kind of count is called. */
export function kindText(t: (key: Key) => string, kind: string): string {
  const key = `privacy-counts.kind.${kind}`
  return isKey(key) ? t(key) : kind
}

const isKey = (key: string): key is Key => Object.hasOwn(privacyCountTexts.entries, key)

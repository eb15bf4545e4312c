import { defineTexts } from '#kernel/i18n/texts.ts'

export const duplicateTexts = defineTexts({
  'duplicates.title': { sv: 'Troliga dubbletter', en: 'Likely duplicates' },
  'duplicates.lead': {
    sv: 'Två rapporter som kan vara samma händelse: samma plats eller område, inom tre dagar och i samma eller närliggande kategori. Slår du ihop dem står den som kom in först kvar och den andra blir en källa till den. Det går att ångra.',
    en: 'Two reports that may be the same event: the same place or area, within three days, in the same or a related category. If you merge them, the one that came in first stays and the other becomes a source to it. It can be undone.',
  },
  'duplicates.said': {
    sv: '{area} från {from} till {to}',
    en: '{area} from {from} to {to}',
  },
  'duplicates.everywhere': { sv: 'Alla områden', en: 'All areas' },
  'duplicates.count': {
    sv: '{n, plural, =0 {inga troliga dubbletter} one {ett par} other {# par}}',
    en: '{n, plural, =0 {no likely duplicates} one {one pair} other {# pairs}}',
  },
  'duplicates.from': { sv: 'Från vecka', en: 'From week' },
  'duplicates.to': { sv: 'Till vecka', en: 'To week' },
  'duplicates.area': { sv: 'Område', en: 'Area' },
  'duplicates.first': { sv: 'Kom in först', en: 'Came in first' },
  'duplicates.second': { sv: 'Kom in sedan', en: 'Came in later' },
  'duplicates.why': { sv: 'Varför de liknar varandra', en: 'Why they are alike' },
  'duplicates.do': { sv: 'Vad är det?', en: 'What is it?' },
  'duplicates.merge': { sv: 'Slå ihop', en: 'Merge' },
  'duplicates.merge-label': { sv: '{first} och {second}', en: '{first} and {second}' },
  'duplicates.other-way': { sv: 'Välj vilken som står kvar', en: 'Choose which stays' },
  'duplicates.not-same': { sv: 'Inte samma', en: 'Not the same' },
  'duplicates.merged': {
    sv: 'De är ihopslagna och räknas som en händelse.',
    en: 'They are merged and count as one event.',
  },
  'duplicates.parted': {
    sv: 'Noterat: observation {first} och {second} är två händelser. De visas inte som troliga dubbletter igen.',
    en: 'Noted: observations {first} and {second} are two events. They are not shown as likely duplicates again.',
  },
  'duplicates.undone': { sv: 'Det är ångrat.', en: 'It has been undone.' },
  'duplicates.undo': { sv: 'Ångra', en: 'Undo' },
  'duplicates.most': {
    sv: 'De {n} troligaste visas. CSV-filen har alla.',
    en: 'The {n} likeliest are shown. The CSV file has all of them.',
  },
  'duplicates.too-many': {
    sv: 'Det finns {n} observationer i urvalet, fler än som kan jämföras på en gång ({most}). Välj färre veckor eller ett område.',
    en: 'There are {n} observations in the selection, more than can be compared at once ({most}). Choose fewer weeks or an area.',
  },
  'duplicates.none': { sv: 'Inga troliga dubbletter', en: 'No likely duplicates' },
  'duplicates.none-meaning': {
    sv: 'Inget i de valda veckorna liknar något annat så mycket att det kan vara samma händelse, eller så är det redan avgjort.',
    en: 'Nothing in the chosen weeks is so like anything else that it may be the same event, or it has been settled already.',
  },
  'duplicates.apart': { sv: 'Avgjort att de inte är samma', en: 'Found not to be the same' },
  'duplicates.apart-pair': { sv: 'Observationer', en: 'Observations' },
  'duplicates.apart-by': { sv: 'Av', en: 'By' },
  'action.duplicates.list': { sv: 'såg troliga dubbletter', en: 'saw likely duplicates' },
  'action.duplicates.export': { sv: 'hämtade troliga dubbletter', en: 'took out likely duplicates' },
  'action.duplicates.set-apart': { sv: 'avgjorde att två inte är samma', en: 'found that two are not the same' },
  'action.duplicates.unset-apart': { sv: 'ångrade att två inte är samma', en: 'undid that two are not the same' },
  'field-name.situation.observation.notSameAs': { sv: 'Inte samma som', en: 'Not the same as' },
})

import { defineTexts } from '#kernel/i18n/texts.ts'

export const batchTexts = defineTexts({
  'batch.title': { sv: 'Ändra flera', en: 'Change several' },
  'batch.open': { sv: 'Ändra eller slå ihop flera', en: 'Change or merge several' },
  'batch.count': {
    sv: '{n, plural, =0 {Inga observationer är valda.} one {En observation är vald.} other {# observationer är valda.}}',
    en: '{n, plural, =0 {No observations are chosen.} one {One observation is chosen.} other {# observations are chosen.}}',
  },
  'batch.none': { sv: 'Inget är valt', en: 'Nothing is chosen' },
  'batch.none-meaning': {
    sv: 'Kryssa för observationer i listan och välj Ändra eller slå ihop flera.',
    en: 'Tick observations in the list and choose Change or merge several.',
  },
  'batch.change': { sv: 'Vad ska ändras?', en: 'What is to change?' },
  'batch.as-is': { sv: 'som det är', en: 'as it is' },
  'batch.preview': { sv: 'Förhandsgranska', en: 'Preview' },
  'batch.would': { sv: 'Det här skulle hända', en: 'This would happen' },
  'batch.changing': {
    sv: '{n, plural, =0 {Ingen observation ändras.} one {En observation ändras.} other {# observationer ändras.}} {left, plural, =0 {} one {En kan inte få den statusen.} other {# kan inte få den statusen.}}',
    en: '{n, plural, =0 {No observation changes.} one {One observation changes.} other {# observations change.}} {left, plural, =0 {} one {One cannot have that status.} other {# cannot have that status.}}',
  },
  'batch.weeks': { sv: 'Veckor vars antal ändras', en: 'Weeks whose counts change' },
  'batch.n': { sv: 'Observationer', en: 'Observations' },
  'batch.picture': { sv: 'Lägesbild', en: 'Picture' },
  'batch.frozen': { sv: 'publicerad, ändras inte', en: 'published, does not change' },
  'batch.not-frozen': { sv: 'inte publicerad', en: 'not published' },
  'batch.no-weeks': { sv: 'Inga antal ändras.', en: 'No counts change.' },
  'batch.frozen-weeks': {
    sv: 'Lägesbilderna för {weeks} är frysta och behåller sina siffror. Ska de ändras gör du en rättelse av bilden efteråt.',
    en: 'The pictures of {weeks} are frozen and keep their figures. If they are to change, correct the picture afterwards.',
  },
  'batch.note': { sv: 'Varför ändras de?', en: 'Why do they change?' },
  'batch.do': {
    sv: '{n, plural, one {Ändra en observation} other {Ändra # observationer}}',
    en: '{n, plural, one {Change one observation} other {Change # observations}}',
  },
  'batch.merge': { sv: 'Är de samma händelse?', en: 'Are they the same event?' },
  'batch.merge-lead': {
    sv: 'Välj vilken som ska stå kvar. De andra blir källor till den, räknas inte för sig och kan skiljas ut igen.',
    en: 'Choose the one that stays. The others become sources to it, no longer count alone and can be parted again.',
  },
  'batch.into': { sv: 'Den som står kvar', en: 'The one that stays' },
  'batch.merge-do': { sv: 'Slå ihop', en: 'Merge' },
  'batch.done': {
    sv: '{changed, plural, one {En observation är ändrad.} other {# observationer är ändrade.}} {left, plural, =0 {} one {En lämnades som den är.} other {# lämnades som de är.}}',
    en: '{changed, plural, one {One observation has changed.} other {# observations have changed.}} {left, plural, =0 {} one {One was left as it is.} other {# were left as they are.}}',
  },
  'batch.undo': { sv: 'Ångra alltihop', en: 'Undo all of it' },
  'batch.rejected.nothing': {
    sv: 'Inget skulle ändras. Välj en annan kategori, plats eller status.',
    en: 'Nothing would change. Choose another category, place or status.',
  },
  'batch.rejected.no-kept': { sv: 'Välj vilken som ska stå kvar.', en: 'Choose the one that stays.' },
  'batch.rejected.one': { sv: 'Välj minst två att slå ihop.', en: 'Choose at least two to merge.' },
  'batch.rejected.undone': { sv: 'Ändringen är redan ångrad.', en: 'The change has already been undone.' },
  'action.batches.preview': { sv: 'såg vad en ändring av flera skulle göra', en: 'saw what changing several would do' },
  'action.batches.reclassify': { sv: 'ändrade flera', en: 'changed several' },
  'action.batches.merge': { sv: 'slog ihop flera', en: 'merged several' },
  'action.batches.undo': { sv: 'ångrade en ändring av flera', en: 'undid a change of several' },
})

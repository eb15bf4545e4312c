import { defineTexts } from '#kernel/i18n/texts.ts'

/** Suggested and set levels, the reasons behind them, and the rules. */
export const levelTexts = defineTexts({
  'level.level': { sv: 'Nivå', en: 'Level' },
  'level.suggested': { sv: 'Föreslagen', en: 'Suggested' },
  'level.none': { sv: 'Ingen nivå', en: 'No level' },
  'level.before': { sv: 'Förra', en: 'Previous' },
  'level.suggestion': { sv: 'Nivå {level}: {reasons}', en: 'Level {level}: {reasons}' },
  'level.no-suggestion': { sv: 'Ingen föreslagen nivå: {reasons}', en: 'No suggested level: {reasons}' },
  'level.reason.volume': {
    sv: '{observed, plural, =0 {inga händelser} one {en händelse} other {{observed, number} händelser}} mot väntat {range}',
    en: '{observed, plural, =0 {no events} one {one event} other {{observed, number} events}} against {range} expected',
  },
  'level.reason.volume-unknown': {
    sv: '{observed, plural, =0 {inga händelser} one {en händelse} other {{observed, number} händelser}}, för kort serie att jämföra med',
    en: '{observed, plural, =0 {no events} one {one event} other {{observed, number} events}}, too short a series to compare with',
  },
  'level.reason.volume-weeks': {
    sv: '{observed, number} på {weeks, number} veckor mot väntat {range}',
    en: '{observed, number} in {weeks, number} weeks against {range} expected',
  },
  'level.reason.serious': {
    sv: '{n, plural, one {en allvarlig händelse} other {{n, number} allvarliga händelser}}',
    en: '{n, plural, one {one serious event} other {{n, number} serious events}}',
  },
  'level.reason.repeat-places': {
    sv: '{n, plural, one {en upprepad plats} =2 {två upprepade platser} =3 {tre upprepade platser} other {{n, number} upprepade platser}}',
    en: '{n, plural, one {one repeat place} =2 {two repeat places} =3 {three repeat places} other {{n, number} repeat places}}',
  },
  'level.reason.severity': { sv: 'allvarligare händelser än väntat', en: 'more severe events than expected' },
  'level.reason.rate': {
    sv: '{ratio, number} gånger så många händelser per invånare som i kommunen',
    en: '{ratio, number} times as many events per inhabitant as in the municipality',
  },
  'level.reason.trend': { sv: 'ökar under tolv veckor', en: 'rising over twelve weeks' },
  'level.reason.floor': {
    sv: 'en allvarlig händelse ger minst nivå {level}',
    en: 'a serious event gives at least level {level}',
  },
  'level.reason.unfinished': { sv: 'veckan är inte slut', en: 'the week is not over' },
  'level.reason.coverage': {
    sv: 'för lite underlag ({percent, number} % av reglernas vikt)',
    en: 'too little to go on ({percent, number}% of the weight of the rules)',
  },
  'level.reason.above': {
    sv: 'över gränsen för högre nivå, vecka {run, number} av {upPeriods, number} som behövs',
    en: 'above the cut-off of a higher level, week {run, number} of the {upPeriods, number} needed',
  },
  'level.reason.below': {
    sv: 'under gränsen för nivån, vecka {run, number} av {downPeriods, number} som behövs för en sänkning',
    en: 'below the cut-off of the level, week {run, number} of the {downPeriods, number} needed for a fall',
  },
  'level.reason.raised-after-run': {
    sv: 'höjd efter veckor i rad över gränsen',
    en: 'raised after weeks in a row above the cut-off',
  },
  'level.reason.raised-by-jump': {
    sv: 'höjd direkt, klart över gränsen',
    en: 'raised at once, clearly above the cut-off',
  },
  'level.reason.lowered-after-run': {
    sv: 'sänkt efter veckor i rad under gränsen',
    en: 'lowered after weeks in a row below the cut-off',
  },
  'level.set-by': { sv: 'Satt av {who} {when}', en: 'Set by {who} {when}' },
  'level.decided': { sv: 'satt av samordnaren', en: 'set by the coordinator' },
  'level.undecided': { sv: 'föreslagen, inte satt', en: 'suggested, not set' },
  'level.kept-from-before': { sv: 'kvar från tidigare', en: 'kept from before' },
  'level.up': { sv: 'upp från {before}', en: 'up from {before}' },
  'level.down': { sv: 'ned från {before}', en: 'down from {before}' },
  'level.same': { sv: 'oförändrad', en: 'unchanged' },
  'level.first': { sv: 'ny', en: 'new' },
  'level.word.1': { sv: 'Lugnt läge', en: 'Calm' },
  'level.word.2': { sv: 'Viss oro', en: 'Some unrest' },
  'level.word.3': { sv: 'Förhöjt', en: 'Elevated' },
  'level.word.4': { sv: 'Allvarligt', en: 'Serious' },
  'level.word.5': { sv: 'Mycket allvarligt', en: 'Very serious' },
  'level.indicator.volume': { sv: 'Antal händelser mot väntat', en: 'Number of events against expected' },
  'level.indicator.severity': { sv: 'Allvarlighet mot väntat', en: 'Severity against expected' },
  'level.indicator.rate': {
    sv: 'Händelser per invånare mot kommunen',
    en: 'Events per inhabitant against the municipality',
  },
  'level.indicator.repeat-places': { sv: 'Upprepade platser', en: 'Repeat places' },
  'level.indicator.trend': { sv: 'Ökning under tolv veckor', en: 'Rise over twelve weeks' },
  'levels.rejected.reason-missing': {
    sv: 'Förslaget är nivå {suggested}. Skriv varför du sätter {level} i stället.',
    en: 'The suggestion is level {suggested}. Write why you set {level} instead.',
  },
  'levels.rejected.published': {
    sv: 'Veckans lägesbild är publicerad och nivåerna är frysta. Rätta lägesbilden för att ändra dem.',
    en: 'The picture of the week is published and its levels are frozen. Correct the picture to change them.',
  },
  'levels.rejected.not-in-picture': {
    sv: 'Området har ingen egen nivå i veckans lägesbild.',
    en: 'The area has no level of its own in the picture of the week.',
  },
  'levels.rejected.rules-wrong-length': {
    sv: 'Reglerna saknar något: {name}.',
    en: 'The rules lack something: {name}.',
  },
  'levels.rejected.rules-not-finite': {
    sv: 'Ett tal i reglerna går inte att läsa: {name}.',
    en: 'A number of the rules cannot be read: {name}.',
  },
  'levels.rejected.rules-out-of-range': {
    sv: 'Ett tal i reglerna ligger utanför det möjliga: {name}.',
    en: 'A number of the rules is out of range: {name}.',
  },
  'levels.rejected.rules-not-ascending': {
    sv: 'Talen måste stå i stigande ordning: {name}.',
    en: 'The numbers must be in ascending order: {name}.',
  },
  'levels.rejected.rules-duplicate-indicator': {
    sv: 'Indikatorn finns två gånger: {name}.',
    en: 'The indicator is there twice: {name}.',
  },
  'levels.rejected.rules-not-a-count': {
    sv: 'Ett tal i reglerna måste vara ett heltal: {name}.',
    en: 'A number of the rules must be whole: {name}.',
  },
  'levels.rejected.rules-unknown-indicator': {
    sv: 'Indikatorn är okänd: {name}.',
    en: 'The indicator is unknown: {name}.',
  },
  'action.levels.set': { sv: 'satte nivån', en: 'set the level' },
  'action.levels.accept-suggestions': { sv: 'godtog föreslagna nivåer', en: 'accepted suggested levels' },
  'action.levels.rules': { sv: 'såg nivåreglerna', en: 'saw the level rules' },
  'action.levels.change-rules': { sv: 'ändrade nivåreglerna', en: 'changed the level rules' },
  'action.situation.level-rules.history': {
    sv: 'såg nivåreglernas historik',
    en: 'saw the history of the level rules',
  },
  'field-name.situation.level.level': { sv: 'Nivå', en: 'Level' },
  'field-name.situation.level.suggested': { sv: 'Föreslagen nivå', en: 'Suggested level' },
  'field-name.situation.level.reason': { sv: 'Skäl', en: 'Reason' },
  'field-name.situation.level-rules.rules': { sv: 'Regler', en: 'Rules' },
  'field-name.situation.level-rules.note': { sv: 'Anteckning', en: 'Note' },
  'field-name.situation.level-rules.validFrom': { sv: 'Gäller från vecka', en: 'Valid from week' },
})

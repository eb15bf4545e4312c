import { defineTexts } from '#kernel/i18n/texts.ts'

/** The star: what somebody keeps an eye on. */
export const followTexts = defineTexts({
  'follow.title': { sv: 'Du följer', en: 'You follow' },
  'follow.add': { sv: 'Följ', en: 'Follow' },
  'follow.remove': { sv: 'Sluta följa', en: 'Stop following' },
  'follow.which': { sv: '{name} i {area}', en: '{name} in {area}' },
  'follow.since': {
    sv: 'Sedan {day}: {n, plural, =0 {inga händelser} one {1 händelse} other {{n, number} händelser}}.',
    en: 'Since {day}: {n, plural, =0 {no events} one {1 event} other {{n, number} events}}.',
  },
  'follow.week': {
    sv: 'Veckan: {n, number}, väntat {range} ({standing}).',
    en: 'The week: {n, number}, expected {range} ({standing}).',
  },
  'follow.week-unknown': { sv: 'Veckan: {n, number} ({standing}).', en: 'The week: {n, number} ({standing}).' },
  'follow.level': { sv: 'Nivå {level}.', en: 'Level {level}.' },
  'follow.level.changed': { sv: 'Nivå {level}, då {was}.', en: 'Level {level}, then {was}.' },
  'follow.here': { sv: 'Du följer här', en: 'You follow here' },
  'level.why': { sv: 'Varför {level}?', en: 'Why {level}?' },
  'level.why.points': { sv: '{name}: {points} poäng', en: '{name}: {points} points' },
  'level.why.more': { sv: 'Hela förklaringen', en: 'The whole explanation' },
  'action.follows.add': { sv: 'började följa', en: 'began to follow' },
  'action.follows.remove': { sv: 'slutade följa', en: 'stopped following' },
  'field-name.situation.follow.areaId': { sv: 'Område', en: 'Area' },
  'field-name.situation.follow.categoryId': { sv: 'Kategori', en: 'Category' },
})

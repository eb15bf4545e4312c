import { defineTexts } from '#kernel/i18n/texts.ts'

/** What is wrong with the input of a statistical method. */
export const analyseTexts = defineTexts({
  'analyse.not-json': { sv: 'Indata är inte JSON: {reason}.', en: 'The input is not JSON: {reason}.' },
  'analyse.shape': {
    sv: 'Indata stämmer inte med metoden {method}, vid ”{path}”: {reason}. ”samsyn analyse --schema {method}” visar hur de ska se ut.',
    en: 'The input does not fit the method {method}, at “{path}”: {reason}. “samsyn analyse --schema {method}” shows what it should look like.',
  },
  'analyse.wrong-length': {
    sv: '”{name}” har fel längd ({details}).',
    en: '“{name}” has the wrong length ({details}).',
  },
  'analyse.not-a-count': {
    sv: '”{name}” ska vara ett helt tal, minst noll ({details}).',
    en: '“{name}” must be a whole number, at least zero ({details}).',
  },
  'analyse.not-finite': { sv: '”{name}” ska vara ett tal ({details}).', en: '“{name}” must be a number ({details}).' },
  'analyse.out-of-range': {
    sv: '”{name}” ligger utanför det möjliga ({details}).',
    en: '“{name}” is outside what is possible ({details}).',
  },
  'analyse.not-ascending': {
    sv: '”{name}” ska stå i stigande ordning ({details}).',
    en: '“{name}” must be in ascending order ({details}).',
  },
  'analyse.duplicate': { sv: '”{name}” förekommer två gånger ({details}).', en: '“{name}” occurs twice ({details}).' },
  'analyse.duplicate-indicator': {
    sv: '”{name}” är en indikator som förekommer två gånger ({details}).',
    en: '“{name}” is an indicator that occurs twice ({details}).',
  },
  'analyse.unknown-indicator': {
    sv: '”{name}” är ingen av reglernas indikatorer ({details}).',
    en: '“{name}” is none of the indicators of the rules ({details}).',
  },
  'analyse.nested-series': {
    sv: '”{name}” är en serie som ingår i en annan ({details}).',
    en: '“{name}” is a series that is part of another ({details}).',
  },
  'analyse.circular-series': {
    sv: '”{name}” är en serie som ingår i sig själv ({details}).',
    en: '“{name}” is a series that is part of itself ({details}).',
  },
  'analyse.unknown-series': {
    sv: '”{name}” är ingen känd serie ({details}).',
    en: '“{name}” is no known series ({details}).',
  },
  'analyse.duplicate-series': {
    sv: '”{name}” är en serie som förekommer två gånger ({details}).',
    en: '“{name}” is a series that occurs twice ({details}).',
  },
  'analyse.duplicate-cell': {
    sv: '”{name}” är en cell som förekommer två gånger ({details}).',
    en: '“{name}” is a cell that occurs twice ({details}).',
  },
  'analyse.unknown-cell': {
    sv: '”{name}” är ingen känd cell ({details}).',
    en: '“{name}” is no known cell ({details}).',
  },
  'analyse.not-additive': {
    sv: '”{name}” är inte summan av sina delar ({details}).',
    en: '“{name}” is not the sum of its parts ({details}).',
  },
})

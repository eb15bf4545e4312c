import { describe, expect, it } from 'vitest'
import { readLabels } from './corpus/measure.ts'
import { heldOutSentences, tuningSentences } from './corpus/sentences.ts'
import { scanText } from './guard.ts'
import { publicPhones } from './phone.public.ts'
import { rewriteText, withoutPersonalData } from './rewrite.ts'
import type { WrittenIn } from './rewrite.words.ts'

const rewritten = (text: string, language: WrittenIn = 'sv') => rewriteText(text, scanText(text), language)

describe('what is suggested instead of personal data', () => {
  it.each([
    ['Fatima sprang. Vi såg Kim där.', 'En person sprang. Vi såg en annan person där.'],
    [
      'Rayan, Leo och Malik stod där, sedan gick Leo.',
      'En person, en annan person och en tredje person stod där, sedan gick personen.',
    ],
    ['Vi talade med Yasmins mamma.', 'Vi talade med en persons mamma.'],
    ['Kontroll av fyra, bl.a. Rayan.', 'Kontroll av fyra, bl.a. en person.'],
    ['Rop från lgh 1203 på Provgatan.', 'Rop från en bostad på Provgatan.'],
    ['Se @kim_99 på Insta, ring 070-174 06 05.', 'Se ett konto på Insta, ring ett telefonnummer.'],
    ['De kör runt på ABC 123 varje natt.', 'De kör runt på ett fordon varje natt.'],
    ['Maila kim@exempel.se om ni ser dem.', 'Maila en e-postadress om ni ser dem.'],
    ['KIM EXEMPELSSON GREPS', 'EN PERSON GREPS'],
  ])('stands in the sentence: %s', (text, suggested) => expect(rewritten(text)).toBe(suggested))

  it.each([
    ['Eleven Tuva i 8C blev knuffad.', 'Eleven i 8C blev knuffad.'],
    ['Kvinnan, Britt-Inger, var chockad.', 'Kvinnan var chockad.'],
    ['Mamman (Hodan) gråter.', 'Mamman gråter.'],
    ['Vakterna Kim och Lovisa kom snabbt.', 'Vakterna kom snabbt.'],
    ['Ung man, 021211-2395, avvisad.', 'Ung man avvisad.'],
    ['Bil, svart Golf, ABC 123, stod där.', 'Bil, svart Golf, stod där.'],
    ['Provgatan 14 B, lgh 1301, hyrs ut.', 'Provgatan 14 B hyrs ut.'],
    ['Fru Exempelsson på bottenplan såg allt.', 'En kvinna på bottenplan såg allt.'],
    ['Kontot @kim_99 hänger ut elever.', 'Kontot hänger ut elever.'],
  ])('is nothing where the words before say enough: %s', (text, suggested) => expect(rewritten(text)).toBe(suggested))

  it.each([
    ['En kille som heter Hamza.', 'En kille som heter NN.'],
    ['Mvh Solveig', 'Mvh NN'],
    ['Tel 070.174.06.05, ring efter 17.', 'Tel (utelämnat), ring efter 17.'],
    ['Alla vet att portkoden är 1958.', 'Alla vet att portkoden är känd.'],
    ['Porten låses upp med koden 4321.', 'Porten låses upp med koden.'],
    ['Hon bor på Provgatan 14 B, lgh 1301.', 'Hon bor på Provgatan.'],
    ['Pojken bor Provgatan 14 hos sin mormor.', 'Pojken bor Provgatan hos sin mormor.'],
  ])('fits what asks for it: %s', (text, suggested) => expect(rewritten(text)).toBe(suggested))

  it.each([
    ['Kim was there. We saw Hassan.', 'A person was there. We saw another person.'],
    ["It was Kim's bike, call 070-174 06 05.", "It was a person's bike, call a phone number."],
    ['Hassans bike was taken.', 'A person’s bike was taken.'],
    ['The pupil called Hamza.', 'The pupil called NN.'],
  ])('is English for who reads English: %s', (text, suggested) => expect(rewritten(text, 'en')).toBe(suggested))

  it('leaves the public numbers of authorities as they are', () => {
    const allowed = publicPhones(['08-465 004 00'])
    const text = 'Ring +46 8 465 004 00, inte 070-174 06 05.'
    expect(rewriteText(text, scanText(text, allowed), 'sv')).toBe('Ring +46 8 465 004 00, inte ett telefonnummer.')
  })

  it('is never found again, in any sentence of the corpus', () => {
    const left = [...tuningSentences, ...heldOutSentences].flatMap((sentence) => {
      const { text } = readLabels(sentence)
      return (['sv', 'en'] as const)
        .map((language) => withoutPersonalData(text, publicPhones([]), language))
        .filter((one) => scanText(one).length > 0)
    })
    expect(left).toEqual([])
  })
})

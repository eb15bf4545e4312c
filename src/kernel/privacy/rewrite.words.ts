import type { FindingKind } from './finding.ts'

/** The language of whoever writes. */
export type WrittenIn = 'sv' | 'en'

type Words = {
  readonly anything: Readonly<Record<FindingKind, string>>
  /** The first person of a text, the second, the third and those after. */
  readonly persons: readonly string[]
  readonly theSame: string
  readonly man: string
  readonly woman: string
  readonly leftOut: string
  readonly floor: string
  readonly isKnown: string
}

/** What may stand instead of personal data. */
export const neutral: Readonly<Record<WrittenIn, Words>> = {
  sv: {
    anything: {
      handle: 'ett konto',
      email: 'en e-postadress',
      'personal-number': 'en person',
      phone: 'ett telefonnummer',
      plate: 'ett fordon',
      dwelling: 'en bostad',
      name: 'en person',
    },
    persons: ['en person', 'en annan person', 'en tredje person', 'ytterligare en person'],
    theSame: 'personen',
    man: 'en man',
    woman: 'en kvinna',
    leftOut: '(utelämnat)',
    floor: 'ett våningsplan',
    isKnown: ' är känd',
  },
  en: {
    anything: {
      handle: 'an account',
      email: 'an e-mail address',
      'personal-number': 'a person',
      phone: 'a phone number',
      plate: 'a vehicle',
      dwelling: 'a home',
      name: 'a person',
    },
    persons: ['a person', 'another person', 'a third person', 'one more person'],
    theSame: 'the person',
    man: 'a man',
    woman: 'a woman',
    leftOut: '(left out)',
    floor: 'a floor',
    isKnown: ' is known',
  },
}

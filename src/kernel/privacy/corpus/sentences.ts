import { publicPhones } from '../phone.public.ts'
import { accountAndDwellingSentences } from './accounts-and-dwellings.ts'
import { contactSentences } from './contact.ts'
import { guardSentences } from './from-guards.ts'
import { landlordSentences } from './from-landlords.ts'
import { schoolSentences } from './from-schools.ts'
import { shopAndTransportSentences } from './from-shops-and-transport.ts'
import { heldOutWithoutPersonalData } from './held-out.clean.ts'
import { heldOutWithPersonalData } from './held-out.personal.ts'
import { identitySentences } from './identity.ts'
import { mixedSentences } from './mixed.ts'
import { nameSentences } from './names.ts'
import { placeSentences } from './places.ts'

/** Made-up sentences that the rules are tuned on. What must be found is marked `{{kind:text}}`; a sentence without marks is clean. */
export const tuningSentences: readonly string[] = [
  ...identitySentences,
  ...contactSentences,
  ...accountAndDwellingSentences,
  ...nameSentences,
  ...placeSentences,
  ...mixedSentences,
  ...guardSentences,
  ...schoolSentences,
  ...landlordSentences,
  ...shopAndTransportSentences,
]

/** Made-up sentences that no rule may be tuned on: they say how the guard does on what it has not seen. */
export const heldOutSentences: readonly string[] = [...heldOutWithPersonalData, ...heldOutWithoutPersonalData]

/** Configured as public: the corpus's own municipality, in the series kept for fiction, and Giftinformationscentralen. */
export const publicNumbers = publicPhones(['08-465 004 00', '031-390 06 00', '040-628 04 00', '010-456 67 00'])

import type { DemoPlace } from './geography.ts'
import type { Reporter } from './parties.ts'
import { chance, pick, type Random } from './random.ts'
import { crimeSentences, type Wording } from './sentences-crime.ts'
import { orderSentences } from './sentences-order.ts'

export const wordings: Readonly<Record<string, Wording>> = { ...crimeSentences, ...orderSentences }

/** How each kind of reporter usually ends a note. */
const closings: Readonly<Record<Reporter, readonly string[]>> = {
  polisen: [
    'Ärendet utreds.',
    'Anmälan är upprättad.',
    'Patrull på plats – ingen misstänkt kvar.',
    'Uppgiften kommer från allmänheten.',
    'Patrullen talade med flera på platsen.',
    'Ökad närvaro är planerad.',
    'Området söktes av utan resultat.',
    'Följs upp av områdespolisen.',
  ],
  huge: [
    'Boende har hört av sig.',
    'Flera boende har ringt om samma sak.',
    'Bovärden följer upp vid nästa rond.',
    'Tas upp med husombuden.',
    'Dokumenterat av områdets personal.',
    'Polisen är informerad.',
    'Vi har bett väktarna om extra ronder.',
    'Åtgärdas av fastighetsskötaren.',
  ],
  hsf: [
    'Driftpersonalen upptäckte det.',
    'Verksamheten på platsen är informerad.',
    'Tas upp vid nästa driftmöte.',
    'Åtgärd är beställd.',
    'Kostnaden bokförs på fastigheten.',
    'Dokumenterat vid rondering.',
    'Vi ser över skalskyddet.',
    'Rapporterat av vaktmästare.',
  ],
  vakt: [
    'Uppmärksammat vid ronden.',
    'Platsen lämnades lugn.',
    'Extra rond är inlagd.',
    'Inget ingripande behövdes.',
    'Noterat två gånger samma pass.',
    'Beställaren är informerad.',
    'Ordningsvakter stannade kvar en stund.',
    'Ny kontroll gjordes en timme senare.',
  ],
  skolan: [
    'Personalen hanterade det på plats.',
    'Skolledningen är informerad.',
    'Vi har sett samma sak flera gånger.',
    'Fler vuxna är ute på rasterna.',
    'Vårdnadshavare har hört av sig.',
    'Tas upp i trygghetsteamet.',
    'Ingår i veckans sammanställning.',
    'Vi följer utvecklingen.',
  ],
  fritid: [
    'Ledarna pratade med ungdomarna.',
    'Uppgiften kommer från samtal på fritidsgården.',
    'Ledarna gick ut och det lugnade sig.',
    'Vi har längre öppet på fredagar.',
    'Fältarna är informerade.',
    'Tas upp på personalmötet.',
    'Sett från fritidsgårdens fönster.',
    'Nattvandrarna fick veta.',
  ],
  raddning: [
    'Platsen överlämnades till polisen.',
    'Platsen överlämnades till fastighetsägaren.',
    'En enhet på plats.',
    'Insatsen var kort.',
    'Orsaken är inte fastställd.',
    'Ingen behövde föras till sjukhus.',
    'Larmet kom från allmänheten.',
    'Restvärde var inte aktuellt.',
  ],
}

export type Note = { readonly category: string; readonly reporter: Reporter; readonly place: DemoPlace }

/** One made-up note of one to three sentences in the reporter's manner. */
export function noteOf(random: Random, { category, reporter, place }: Note): string {
  const wording = wordings[category]
  if (!wording) throw new RangeError(`no wording for ${category}`)
  const opening = pick(random, wording.openings).replace('{plats}', place.at)
  const detail = chance(random, 0.7) ? [pick(random, wording.details)] : []
  const closing = chance(random, 0.75) ? [pick(random, closings[reporter])] : []
  return [opening, ...detail, ...closing].join(' ')
}

import {
  endIndicationAction,
  raiseIndication,
  weighIndication,
} from '#domains/situation/indications/indication.actions.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { Loading } from './loading.ts'

type Verdict = 'stronger' | 'same' | 'weaker'
type DemoIndication = {
  readonly area: string
  readonly reason: string
  /** weeks before the latest complete one in whose meeting it was raised, and what the meetings after it said */
  readonly raised: number
  readonly weeks: readonly (readonly [back: number, verdict: Verdict, note: string])[]
  readonly ended?: { readonly back: number; readonly status: 'acted' | 'dropped'; readonly outcome: string }
}

/** What the group has flagged as early signs of organised crime; made up. */
const indications: readonly DemoIndication[] = [
  {
    area: 'FLE',
    reason:
      'Samma mönster tre veckor i rad vid parkeringen i Grantorp: korta stopp sena kvällar och utkik vid infarten.',
    raised: 6,
    weeks: [
      [5, 'same', ''],
      [4, 'stronger', 'Nu även vid nedgången till stationen.'],
      [2, 'stronger', 'Boende undviker parkeringen efter klockan 21.'],
      [1, 'same', ''],
    ],
  },
  {
    area: 'SKO',
    reason: 'Flera butiker vid centrum beskriver att någon vill bestämma vilka som får ha öppet sent.',
    raised: 3,
    weeks: [[2, 'same', 'En butik till berättar samma sak.']],
  },
  {
    area: 'KUN',
    reason: 'Mycket trafik till en tom lokal i industriområdet på nätterna.',
    raised: 9,
    weeks: [
      [8, 'same', ''],
      [7, 'weaker', 'Lugnt hela veckan.'],
    ],
    ended: { back: 6, status: 'dropped', outcome: 'Lokalen byggdes om och har nu en hyresgäst.' },
  },
]

/** What the meeting of a week said of the early indications; `back` is its week before the latest complete one. */
export async function followIndications(
  { areas }: Loading,
  house: House,
  { coordinator, back }: { readonly coordinator: Actor; readonly back: number },
): Promise<void> {
  for (const [index, { area, reason, raised, weeks, ended }] of indications
    .toSorted((a, b) => b.raised - a.raised)
    .entries()) {
    if (raised === back) await perform(house, coordinator, raiseIndication, { area: areas.get(area), reason })
    // Raised in this order from the first on, they have the numbers one and up.
    const id = index + 1
    const at = weeks.findIndex(([week]) => week === back)
    const [, verdict, note] = weeks[at] ?? []
    if (verdict) await perform(house, coordinator, weighIndication, { id, version: at + 1, verdict, note })
    if (ended?.back === back)
      await perform(house, coordinator, endIndicationAction, {
        id,
        version: weeks.length + 1,
        status: ended.status,
        outcome: ended.outcome,
      })
  }
}

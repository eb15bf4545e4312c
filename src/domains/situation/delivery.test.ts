import { expect, test } from 'vitest'
import { deliveryStatus } from './delivery.ts'

const party = (id: number, more = {}) => ({
  id,
  name: `Part ${id}`,
  reportsWeekly: true,
  validFrom: '2020-01-01',
  validTo: null,
  ...more,
})

test('a party that is expected to report has done so, had nothing, or is missing; silence is never zero (O-44)', () => {
  const parties = [party(1), party(2), party(3), party(4, { reportsWeekly: false })]
  const deliveries = [
    { partyId: 1, nothingToReport: false },
    { partyId: 2, nothingToReport: true },
    { partyId: 4, nothingToReport: false },
  ]
  expect(deliveryStatus(parties, deliveries, '2026-W40').map(({ partyId, state }) => [partyId, state])).toEqual([
    [1, 'delivered'],
    [2, 'nothing'],
    [3, 'missing'],
  ])
})

test('nobody waits for a party that has ended before the week was over, or begins after it', () => {
  const parties = [party(1, { validTo: '2026-10-03' }), party(2, { validFrom: '2026-10-05' }), party(3)]
  expect(deliveryStatus(parties, [], '2026-W40').map(({ partyId }) => partyId)).toEqual([3])
})

import { describe, expect, test } from 'vitest'
import { anonymous, type Role } from '#kernel/auth/actor.ts'
import { clearanceOf } from '#kernel/auth/clearance.ts'
import { withhold } from '#kernel/model/field-class.ts'
import { assess, moveTo, type Observation, show, unmoderated, withBasis } from '../observations/observation.ts'
import { ObservationView } from '../observations/observation.view.ts'

const heard: Observation = {
  id: 1,
  version: 1,
  status: 'new',
  statusReason: null,
  mergedInto: null,
  categoryId: 10,
  areaId: 5,
  placeId: null,
  point: null,
  occurredFrom: '2026-09-25T19:00:00.000Z',
  occurredTo: null,
  precision: 'day',
  week: '2026-W39',
  text: 'Det ska ha varit bråk vid torget.',
  basis: 'heard',
  partyId: 7,
  externalId: null,
  importId: null,
  madeUp: false,
  createdAt: '2026-09-26T08:00:00.000Z',
  ...unmoderated,
}
const said = { ground: 'Kameran visar det.', partyId: 3, by: 'Samordnaren', at: '2026-09-28T08:00:00.000Z' }
const confirm = (one: Observation) => assess(one, { outcome: 'confirmed', ...said })
const deny = (one: Observation) => assess(one, { outcome: 'denied', ...said })

describe('what was heard', () => {
  test('is confirmed or denied by somebody on a ground; what is denied no longer counts', () => {
    expect(confirm(heard)).toMatchObject({ status: 'verified', assessment: 'confirmed', assessedBy: 'Samordnaren' })
    expect(deny(heard)).toMatchObject({ status: 'dismissed', statusReason: said.ground, assessmentPartyId: 3 })
    expect(deny({ ...heard, status: 'in-picture' })).toMatchObject({ status: 'dismissed' })
    expect(confirm({ ...heard, status: 'in-picture' })).toMatchObject({ status: 'in-picture' })
  })

  test('is never confirmed without a ground, and what was seen is no rumour', () => {
    expect(assess(heard, { outcome: 'denied', ...said, ground: '' })).toMatchObject({
      code: 'observations.rejected.ground-missing',
    })
    expect(confirm({ ...heard, basis: 'seen' })).toMatchObject({ code: 'observations.rejected.not-heard' })
    expect(moveTo(heard, 'verified', '')).toMatchObject({ code: 'observations.rejected.rumour' })
    expect(moveTo({ ...heard, basis: 'seen' }, 'verified', '')).toMatchObject({ status: 'verified' })
  })

  test('may be assessed anew, and is a rumour again when a denial is taken back or the basis is corrected', () => {
    const denied = deny(heard) as Observation
    expect(confirm(denied)).toMatchObject({ status: 'verified', statusReason: null, assessment: 'confirmed' })
    expect(moveTo(denied, 'triaged', '')).toMatchObject({ status: 'triaged', assessment: null, assessedAt: null })
    expect(withBasis(confirm(heard) as Observation, 'seen')).toMatchObject({ basis: 'seen', assessment: null })
  })
})

describe('a restricted observation', () => {
  const actor = (role: Role, partyId: number | null = null) => ({
    ...anonymous({ id: '9001', name: 'Prov', demo: false }),
    kind: 'person' as const,
    grants: [{ role, partyId, areaId: null }],
  })
  const seen = (one: Observation, role: Role, partyId: number | null = null) =>
    withhold(ObservationView, ObservationView.parse(one), clearanceOf(actor(role, partyId))).text

  test('shows its words to the few only, and an ordinary one to its own party and the coordination', () => {
    const restricted = show(heard, 'restricted', 'Kan peka ut.') as Observation
    expect(seen(heard, 'auditor')).toBe(heard.text)
    expect(seen(heard, 'reporter', 7)).toBe(heard.text)
    expect(seen(heard, 'reporter', 8)).toBeNull()
    expect(seen(restricted, 'reporter', 7)).toBeNull()
    expect(seen(restricted, 'auditor')).toBeNull()
    expect(seen(restricted, 'coordinator')).toBe(heard.text)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addParty } from '#domains/parties/party.register.ts'
import type { Action } from '#kernel/action/action.ts'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { addWeeks } from '#kernel/time/week.ts'
import { toDocx } from '#reporting/docx/to-docx.ts'
import { toPdf } from '#reporting/pdf/to-pdf.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { createActivity } from '../activities/activity.actions.ts'
import {
  endIndicationAction,
  getIndicationAction,
  indicationHistory,
  indicationsInMeeting,
  listIndicationsAction,
  raiseIndication,
  weighIndication,
} from '../indications/indication.actions.ts'
import { setLevelAction } from '../levels/level.actions.ts'
import { listPicturesAction } from '../pictures/picture-read.actions.ts'
import { addEvents, withHistory } from '../testing/picture-history.ts'
import { closeFocusMeeting, listFocusMeetingsAction } from './focus-meeting.actions.ts'
import { focusRuleRegister } from './focus-rule.register.ts'
import {
  attendMeeting,
  callFocusMeeting,
  decideInMeeting,
  handOutInMeeting,
  noteInMeeting,
  setRoom,
  settleInMeeting,
  startMeetingAction,
  timeInMeeting,
} from './meeting.actions.ts'
import { closeMeeting, getMinutesAction } from './meeting-close.actions.ts'
import { getMeeting, listMeetingsAction } from './meeting-read.actions.ts'

// Wednesday of week 40: the meeting is about week 39.
const week = '2026-W39'
let fixture: Fixture
let coordinator: Actor
let areas: readonly [number, number, number]

const ask = async <I, T, O>(act: Action<I, T, O>, input: unknown, actor: Actor = coordinator): Promise<O> =>
  (await perform(fixture.house, actor, act, input)).data
const look = () => ask(getMeeting, { week })
const areaOf = async (index: 0 | 1 | 2) => {
  const { content, areas: kept } = await look()
  const picture = content.areas.find(({ id }) => id === areas[index])
  const own = kept.find(({ id }) => id === areas[index])
  if (!picture || !own) throw new Error('no such area')
  return { ...picture, kept: own }
}
const firstSent = () => ({
  ...{ week, area: areas[2], level: 3, reason: 'Skolan beskriver mer oro.' },
  ...{ version: 0, entry: uuid(1) },
})
const uuid = (n: number) => `6f1c2f8e-3a44-4c1e-9a55-0d7f3f0f7a${String(n).padStart(2, '0')}`

beforeAll(async () => {
  fixture = await createFixture()
  coordinator = fixture.actor('coordinator')
  const history = await withHistory(fixture, { week, weeks: 104 })
  areas = history.areas
  const category = history.categories.skjutning ?? 0
  for (const back of [0, 3, 5])
    await addEvents(fixture, { week: addWeeks(week, -back), area: areas[0], category, n: 1 })
  await addEvents(fixture, { week, area: areas[1], category, n: 4 })
})
afterAll(() => fixture.remove())

describe('before the meeting', () => {
  test('nothing can be decided in a meeting that has not started, and only who decides may start it', async () => {
    await expect(ask(noteInMeeting, { week, area: areas[0], note: 'x', version: 0 })).rejects.toMatchObject({
      code: 'meetings.rejected.not-started',
    })
    await expect(ask(startMeetingAction, { week, minutes: 30 }, fixture.actor('analyst'))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(ask(startMeetingAction, { week: '2026-W40', minutes: 30 })).rejects.toMatchObject({
      code: 'meetings.rejected.week-not-over',
    })
  })

  test('there is one meeting a week: whoever starts it second joins it', async () => {
    const first = await ask(startMeetingAction, { week, minutes: 30 })
    const second = await ask(startMeetingAction, { week, minutes: 45 })
    expect(second).toMatchObject({ id: first.id, plannedMinutes: 30 })
    expect((await ask(listMeetingsAction, {})).meetings).toHaveLength(1)
  })
})

describe('in the meeting', () => {
  test('attendance is by party and function, and a name is stopped', async () => {
    const row = { party: fixture.partyId, present: 'on' }
    await expect(
      ask(attendMeeting, { week, parties: [{ ...row, responsible: 'Anna Svensson' }] }),
    ).rejects.toMatchObject({ issues: [{ path: 'parties.0.responsible', code: 'privacy.soft.name' }] })
    await ask(attendMeeting, { week, parties: [{ ...row, responsible: 'säkerhetschef' }, { present: 'on' }] })
    expect((await look()).usual).toMatchObject([{ id: fixture.partyId, present: true, responsible: 'säkerhetschef' }])
  })

  test('BEAT-2.e: a level is decided with its reason; the same sending twice is one', async () => {
    await ask(decideInMeeting, firstSent())
    await ask(decideInMeeting, firstSent())
    expect((await areaOf(2)).level).toMatchObject({ level: 3, decided: true, version: 1 })
  })

  test('a level that somebody else set meanwhile is a conflict, and what was set stays', async () => {
    const { level } = await areaOf(2)
    await ask(setLevelAction, { week, area: areas[2], level: 2, reason: 'Lugnare.', version: level.version })
    const late = { week, area: areas[2], level: 4, reason: 'Mer oro.', version: level.version, entry: uuid(2) }
    await expect(ask(decideInMeeting, late)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await areaOf(2)).level.level).toBe(2)
    // What was refused may be sent again when it has been looked at.
    await ask(decideInMeeting, { ...late, version: level.version + 1 })
    expect((await areaOf(2)).level.level).toBe(4)
  })

  test('a level against the suggestion needs its reason here too', async () => {
    const { level } = await areaOf(0)
    const other = level.suggested === 5 ? 4 : 5
    await expect(
      ask(decideInMeeting, { week, area: areas[0], level: other, version: level.version }),
    ).rejects.toMatchObject({ code: 'levels.rejected.reason-missing' })
  })

  test('two screens that note about one area do not write over each other; time is the longest that any showed', async () => {
    await ask(timeInMeeting, { week, area: areas[0], seconds: 95 })
    await ask(timeInMeeting, { week, area: areas[0], seconds: 40 })
    await ask(noteInMeeting, { week, area: areas[0], note: 'Belysningen tas upp igen.', version: 0 })
    await expect(ask(noteInMeeting, { week, area: areas[0], note: 'Annat.', version: 0 })).rejects.toMatchObject({
      kind: 'conflict',
    })
    await ask(noteInMeeting, { week, area: areas[0], note: 'Belysningen tas upp nästa vecka.', version: 1 })
    expect((await areaOf(0)).kept).toMatchObject({
      note: 'Belysningen tas upp nästa vecka.',
      noteVersion: 2,
      seconds: 95,
    })
    await expect(
      ask(noteInMeeting, { week, area: areas[0], note: 'Ring 070-174 06 05.', version: 2 }),
    ).rejects.toMatchObject({ issues: [{ path: 'note', code: 'privacy.hard.phone' }] })
  })

  test('an activity is handed out once however often it is sent, agreed in the week of the meeting', async () => {
    const sent = {
      week,
      area: areas[0],
      text: 'Laga belysningen',
      party: fixture.partyId,
      responsible: 'driftchef',
      dueWeek: '2026-W42',
      entry: uuid(3),
    }
    await ask(handOutInMeeting, sent)
    await ask(handOutInMeeting, sent)
    // Sent from the page as it was drawn: going back and handing out another is not the same.
    await ask(handOutInMeeting, { ...sent, text: 'Klipp häcken' })
    const { activities } = await look()
    expect(activities.some(({ text }) => text === 'Klipp häcken')).toBe(true)
    expect(activities.filter(({ text }) => text === 'Laga belysningen')).toMatchObject([
      { agreedWeek: week, responsible: 'driftchef', areaId: areas[0] },
    ])
  })

  test('an earlier activity is closed or carried over', async () => {
    const earlier = (text: string) =>
      ask(createActivity, { text, party: fixture.partyId, agreedWeek: '2026-W36', dueWeek: '2026-W38' })
    const [done, later] = [await earlier('Klippa häcken'), await earlier('Byta lås')]
    await ask(settleInMeeting, { week, id: done.id, version: 1, status: 'done', outcome: 'Klippt.', entry: uuid(4) })
    await ask(settleInMeeting, { week, id: later.id, version: 1, dueWeek: '2026-W42' })
    const found = (await look()).activities
    expect(found.find(({ id }) => id === done.id)).toMatchObject({ status: 'done', outcome: 'Klippt.' })
    expect(found.find(({ id }) => id === later.id)).toMatchObject({ status: 'open', carried: 1, dueWeek: '2026-W42' })
  })
})

describe('a focus meeting', () => {
  test('P-05: is called for by several serious events over a longer period, not by many in one week', async () => {
    expect((await areaOf(0)).kept.focus).toMatchObject({ met: true, events: 3, weeksWithEvents: 3 })
    expect((await areaOf(1)).kept.focus).toMatchObject({ met: false, events: 4, weeksWithEvents: 1 })
  })

  test('the rule is data: from the day it holds the standing follows it', async () => {
    await ask(focusRuleRegister.actions.create, {
      validFrom: '2026-09-01',
      weeks: 4,
      events: 3,
      weeksWithEvents: 2,
      note: 'Prov.',
    })
    expect((await areaOf(0)).kept.focus).toMatchObject({ met: false, events: 2 })
    await expect(
      ask(focusRuleRegister.actions.create, {
        validFrom: '2026-09-02',
        weeks: 2,
        events: 1,
        weeksWithEvents: 3,
        note: 'Prov.',
      }),
    ).rejects.toMatchObject({ code: 'focus-rules.rejected.spread' })
  })

  test('is called with what it is about and the figures as they stand, one at a time for an area', async () => {
    await ask(callFocusMeeting, { week, area: areas[0], about: 'Skott vid torget under fem veckor.' })
    await expect(ask(callFocusMeeting, { week, area: areas[0], about: 'Igen.' })).rejects.toMatchObject({
      code: 'unique.focus_meeting_called_unique',
    })
    const [called] = (await ask(listFocusMeetingsAction, {})).meetings
    expect(called).toMatchObject({ area: 'Norra', events: 2, lastWeek: week, status: 'called' })
  })
})

describe('W-58: early indications', () => {
  const inMeeting = (actor = coordinator) => ask(indicationsInMeeting, { week }, actor)
  const reason = 'Samma bilar kring två lokaler tre kvällar.'

  test('are raised, weighed once a week and dropped by the coordination only, and others do not learn which there are', async () => {
    const { id } = await ask(raiseIndication, { area: areas[0], reason })
    for (const role of ['auditor', 'forum-secretary', 'reporter', 'unit-manager', 'reader'] as const)
      for (const asked of [id, id + 999])
        await expect(ask(getIndicationAction, { id: asked }, fixture.actor(role))).rejects.toMatchObject({
          kind: 'forbidden',
        })
    await expect(ask(raiseIndication, { area: areas[0], reason })).rejects.toMatchObject({
      code: 'unique.indication_area_unique',
    })
    await ask(weighIndication, { id, version: 1, verdict: 'same', note: '' })
    await expect(ask(weighIndication, { id, version: 1, verdict: 'weaker', note: '' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    await ask(weighIndication, { id, version: 2, verdict: 'stronger', note: 'Även på dagtid.' })
    const { weeks } = await ask(getIndicationAction, { id })
    expect(weeks).toEqual([{ week: '2026-W40', verdict: 'stronger', note: 'Även på dagtid.' }])
    const history = await ask(indicationHistory, { id })
    expect(history.map(({ action }) => action)).toEqual(['indications.weigh', 'indications.weigh', 'indications.raise'])
  })

  test('on an event stand in its area', async () => {
    const [event] = (
      await fixture.database.owner.driver.query<{ id: number; area_id: number }>(
        'select id, area_id from situation.observation where area_id = $1 limit 1',
        [areas[1]],
      )
    ).rows
    const { id } = await ask(raiseIndication, { area: areas[0], observation: event?.id, reason })
    expect((await ask(getIndicationAction, { id })).indication.areaId).toBe(areas[1])
    await ask(endIndicationAction, { id, version: 1, status: 'dropped', outcome: 'Förklarades av ett bygge.' })
    await expect(ask(weighIndication, { id, version: 2, verdict: 'same', note: '' })).rejects.toMatchObject({
      code: 'indications.rejected.ended',
    })
    const listed = await ask(listIndicationsAction, { view: 'ended' })
    expect(listed.indications).toMatchObject([{ id, ofEvent: true, status: 'dropped' }])
    expect(JSON.stringify(listed)).not.toContain(reason)
  })

  test('are shown at the meeting only while its room is closed, which it no longer is when somebody else comes', async () => {
    const closed = (value: '' | 'on') => ask(setRoom, { week, ...(value && { closed: value }) })
    expect(await inMeeting()).toEqual({ week, closedRoom: false, indications: [] })
    await closed('on')
    expect((await inMeeting()).indications).toMatchObject([{ indication: { reason } }])
    await expect(inMeeting(fixture.actor('auditor'))).rejects.toMatchObject({ kind: 'forbidden' })
    expect(JSON.stringify(await look())).not.toContain(reason)
    const { id } = await inMunicipality(fixture.house.pool, fixture.municipality, (db) =>
      addParty(db, fixture.municipality, {
        name: 'Polisen',
        kind: 'authority',
        relation: 'external',
        formerNames: [],
        reportsWeekly: false,
        validFrom: '2020-01-01',
        validTo: null,
      }),
    )
    await ask(attendMeeting, { week, parties: [{ party: id, present: 'on' }] })
    expect(await inMeeting()).toMatchObject({ closedRoom: false, indications: [] })
    await ask(attendMeeting, { week, parties: [{ party: id }] })
    await closed('on')
    expect((await inMeeting()).closedRoom).toBe(true)
  })

  test('a room in which nobody is noted is not closed', async () => {
    const party = { party: fixture.partyId, responsible: 'säkerhetschef' }
    await ask(attendMeeting, { week, parties: [party] })
    await expect(ask(setRoom, { week, closed: 'on' })).rejects.toMatchObject({
      code: 'meetings.rejected.nobody-noted',
    })
    await ask(attendMeeting, { week, parties: [{ ...party, present: 'on' }] })
  })
})

describe('the end of the meeting', () => {
  test('waits for levels unless the suggestions are accepted; then the picture is published and the minutes frozen', async () => {
    const { meeting } = await look()
    const end = { week, version: meeting?.version }
    await expect(ask(closeMeeting, end)).rejects.toMatchObject({
      code: 'meetings.rejected.undecided',
      params: { n: 2 },
    })
    const ended = await ask(closeMeeting, { ...end, acceptRest: 'on' })
    expect(await ask(closeMeeting, { ...end, acceptRest: 'on' })).toEqual(ended)
    expect(ended).toMatchObject({ closedAt: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const { pictures } = await ask(listPicturesAction, { week })
    expect(pictures).toMatchObject([{ id: ended.pictureId, status: 'published' }])
  })

  test('the minutes hold parties, levels with reasons, notes, activities, focus meeting and times, as PDF and Word too', async () => {
    const { report } = await ask(getMinutesAction, { week, lang: 'sv' })
    const words = JSON.stringify(report)
    for (const part of [
      'säkerhetschef',
      'Mer oro.',
      'Belysningen tas upp nästa vecka.',
      'Laga belysningen',
      'Provkommun, driftchef',
      'Skott vid torget under fem veckor.',
      'överförd en gång',
      'Klippt.',
    ])
      expect(words).toContain(part)
    expect(words).not.toContain('Samma bilar')
    expect(report.summary[0]).toBe('3 områden på en minut, planerat 30.')
    expect(
      Buffer.from(await toPdf(report))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await toDocx(report)).byteLength).toBeGreaterThan(2000)
    expect((await ask(getMinutesAction, { week, lang: 'en' })).report.title).toContain('Minutes of the OSG meeting')
  })

  test('nothing is added to a meeting that has ended, but what had arrived before may be sent again', async () => {
    await expect(ask(noteInMeeting, { week, area: areas[1], note: 'Sent.', version: 0 })).rejects.toMatchObject({
      code: 'meetings.rejected.closed',
    })
    await ask(decideInMeeting, firstSent())
    await expect(
      fixture.database.owner.driver.query(
        `update situation.meeting set planned_minutes = 60 where week = '2026-09-21'`,
      ),
    ).rejects.toThrow(/never changed/)
  })

  test('a focus meeting ends with what it led to', async () => {
    const [called] = (await ask(listFocusMeetingsAction, {})).meetings
    const end = { id: called?.id, version: 1, status: 'held' }
    await expect(ask(closeFocusMeeting, end)).rejects.toMatchObject({ code: 'focus-meetings.rejected.outcome-missing' })
    expect(await ask(closeFocusMeeting, { ...end, outcome: 'En operativ samordnare till sommaren.' })).toMatchObject({
      status: 'held',
      closedWeek: '2026-W40',
    })
  })
})

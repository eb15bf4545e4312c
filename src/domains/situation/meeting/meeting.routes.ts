import { exposed } from '#kernel/action/perform.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { toDocx } from '#reporting/docx/to-docx.ts'
import { toPdf } from '#reporting/pdf/to-pdf.ts'
import { registerRoutes } from '#web/register/register-routes.tsx'
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
import { meetingTexts } from './meeting.texts.ts'
import { closeMeeting, getMinutesAction } from './meeting-close.actions.ts'
import { minutesTitle } from './meeting-minutes.ts'
import { getMeeting, listMeetingsAction } from './meeting-read.actions.ts'
import { FocusMeetingsPage } from './pages/focus-meetings.page.tsx'
import { MeetingPage } from './pages/meeting.page.tsx'
import { MeetingListPage } from './pages/meeting-list.page.tsx'
import { MinutesPage } from './pages/minutes.page.tsx'

const byWeek = ({ params }: PageRequest) => ({ week: params.week })
const inMeeting = ({ params }: PageRequest, body: FormBody) => ({ ...body, ...params })
const at = (step: (request: PageRequest) => string) => (_answer: unknown, request: PageRequest) =>
  `/meeting/${request.params.week}#${step(request)}`
const atArea = at(({ params }) => `area-${params.area}`)

const listPage = page({
  path: '/meeting',
  reads: { list: read(listMeetingsAction, () => ({})) },
  title: ({ request }) => translator(meetingTexts, request.language)('meetings.title'),
  view: MeetingListPage,
})
const meetingPage = page({
  path: '/meeting/:week',
  reads: { found: read(getMeeting, byWeek) },
  title: ({ request }) =>
    translator(meetingTexts, request.language)('meetings.one', {
      week: formatWeek(request.language, request.params.week ?? '', true),
    }),
  view: MeetingPage,
})
const minutesPage = page({
  path: '/meeting/:week/minutes',
  reads: { found: read(getMinutesAction, ({ params, language }) => ({ week: params.week, lang: language })) },
  title: ({ request }) => minutesTitle(request.params.week ?? '', request.language),
  view: MinutesPage,
})
const focusPage = page({
  path: '/focus-meetings',
  reads: { list: read(listFocusMeetingsAction, () => ({})) },
  title: ({ request }) => translator(meetingTexts, request.language)('focus-meetings.title'),
  view: FocusMeetingsPage,
})

const renderers = [
  ['pdf', 'application/pdf', toPdf],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', toDocx],
] as const
const downloads = renderers.map(([format, type, render]) =>
  file({
    path: `/meeting/:week/protokoll.${format}`,
    read: read(getMinutesAction, ({ params, query }) => ({ week: params.week, lang: query.lang })),
    respond: async ({ data }) => ({
      body: await render(data.report),
      type,
      fileName: `${data.report.title.replaceAll(/\s/g, ' ')}.${format}`,
    }),
  }),
)

export const meetingRoutes = [
  listPage,
  meetingPage,
  minutesPage,
  ...downloads,
  form({
    path: '/meeting/:week/start',
    action: startMeetingAction,
    again: meetingPage,
    input: inMeeting,
    done: at(() => 'start'),
  }),
  form({
    path: '/meeting/:week/parties',
    action: attendMeeting,
    again: meetingPage,
    input: inMeeting,
    done: at(() => 'start'),
  }),
  form({
    path: '/meeting/:week/room',
    action: setRoom,
    again: meetingPage,
    input: inMeeting,
    done: at(() => 'start'),
  }),
  form({
    path: '/meeting/:week/activities/:id',
    action: settleInMeeting,
    again: meetingPage,
    input: inMeeting,
    words: ['outcome'],
    done: at(() => 'activities'),
  }),
  form({
    path: '/meeting/:week/areas/:area/level',
    action: decideInMeeting,
    again: meetingPage,
    // Field names carry the area, as the page has a form for each.
    input: ({ params: { week, area } }, body) => ({
      week,
      area,
      entry: body.entry,
      version: body.version,
      level: body[`level-${area}`],
      reason: body[`reason-${area}`],
    }),
    done: atArea,
  }),
  form({
    path: '/meeting/:week/areas/:area/note',
    action: noteInMeeting,
    again: meetingPage,
    input: inMeeting,
    words: ['note'],
    done: atArea,
  }),
  form({
    path: '/meeting/:week/areas/:area/activities',
    action: handOutInMeeting,
    again: meetingPage,
    input: inMeeting,
    words: ['text'],
    done: atArea,
  }),
  form({
    path: '/meeting/:week/areas/:area/focus',
    action: callFocusMeeting,
    again: meetingPage,
    input: inMeeting,
    words: ['about'],
    done: atArea,
  }),
  form({
    path: '/meeting/:week/close',
    action: closeMeeting,
    again: meetingPage,
    input: inMeeting,
    done: ({ data }) => `/meeting/${data.week}/minutes?ended=1`,
  }),
  ...registerRoutes(focusRuleRegister),
  focusPage,
  form({
    path: '/focus-meetings/:id/close',
    action: closeFocusMeeting,
    again: focusPage,
    input: ({ params }, body) => ({ ...body, id: params.id }),
    done: () => '/focus-meetings',
  }),
]

export const meetingActions = [
  exposed(listMeetingsAction),
  exposed(getMeeting),
  exposed(startMeetingAction),
  exposed(attendMeeting),
  exposed(setRoom),
  exposed(decideInMeeting),
  exposed(noteInMeeting),
  exposed(handOutInMeeting),
  exposed(settleInMeeting),
  exposed(callFocusMeeting),
  exposed(timeInMeeting),
  exposed(closeMeeting),
  exposed(getMinutesAction),
  exposed(listFocusMeetingsAction),
  exposed(closeFocusMeeting),
  ...focusRuleRegister.exposed,
]

import { Readable } from 'node:stream'
import { exposed } from '#kernel/action/perform.ts'
import { type WrittenCell, writeCsv } from '#kernel/files/csv-write.ts'
import type { FormBody } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { formatDue } from '#kernel/i18n/format.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { reportNothing } from '../observations/observation-report.actions.ts'
import { PartyDuePage } from './pages/party-due.page.tsx'
import { RoundPage } from './pages/round.page.tsx'
import { RoundRulesPage } from './pages/round-rules.page.tsx'
import { getRound, getRoundRules, setDueRule, setPartyDueRule, undoNothing } from './round.actions.ts'
import { roundTexts } from './round.texts.ts'
import type { Round } from './round.view.ts'
import { remindParty } from './round-remind.actions.ts'

export const roundPage = page({
  path: '/round',
  reads: { round: read(getRound, ({ query }) => ({ week: query.week })) },
  title: ({ request }) => translator(roundTexts, request.language)('round.title'),
  view: RoundPage,
})
const rulesPage = page({
  path: '/round/rules',
  reads: { rules: read(getRoundRules, () => ({})) },
  title: ({ request }) => translator(roundTexts, request.language)('rules-of-round.title'),
  view: RoundRulesPage,
})

const partyDuePage = page({
  path: '/round/rules/party',
  reads: { rules: read(getRoundRules, () => ({})) },
  title: ({ request }) => translator(roundTexts, request.language)('rules-of-round.own.set'),
  view: PartyDuePage,
})

const partyAndWeek = (_request: unknown, { party, week }: FormBody) => ({ party, week })
const backTo = (outcome: string, { back, week }: FormBody): string =>
  back === 'home' ? `/?done=${outcome}` : `/round?week=${week}&done=${outcome}`

export const roundRoutes = [
  roundPage,
  rulesPage,
  partyDuePage,
  form({
    path: '/round/nothing',
    action: reportNothing,
    again: roundPage,
    input: partyAndWeek,
    done: (_answer, _request, body) => backTo('nothing', body),
  }),
  form({
    path: '/round/undo-nothing',
    action: undoNothing,
    again: roundPage,
    input: partyAndWeek,
    done: (_answer, _request, body) => backTo('undone', body),
  }),
  form({
    path: '/round/remind',
    action: remindParty,
    again: roundPage,
    input: partyAndWeek,
    done: ({ data }) => `/round?week=${data.week}&done=reminded`,
  }),
  form({ path: '/round/rules', action: setDueRule, again: rulesPage, done: () => '/round/rules?done=saved' }),
  form({
    path: '/round/rules/party',
    action: setPartyDueRule,
    again: partyDuePage,
    done: () => '/round/rules?done=saved',
  }),
  file({
    path: '/round/export.csv',
    read: read(getRound, ({ query }) => ({ week: query.week })),
    respond: ({ data }, { language }) => ({
      body: Readable.toWeb(Readable.from(writeCsv(toRows(data, language)))) as ReadableStream,
      type: 'text/csv; charset=utf-8',
      fileName: translator(roundTexts, language)('round.file'),
    }),
  }),
]

/** A row for each party, a column for each of the twelve weeks. */
function* toRows({ parties, weeks }: Round, language: Language): Generator<readonly WrittenCell[]> {
  const t = translator(roundTexts, language)
  yield [t('round.party'), t('round.party-due'), ...weeks.map(({ week }) => week), t('round.in-time')]
  for (const party of parties)
    yield [
      party.name,
      party.dueAt === null ? '' : formatDue(language, party.dueAt),
      ...party.weeks.map(({ state, late, hindsight }) => {
        const word = t(`round.state.${state}`)
        if (hindsight) return `${word}, ${t('round.hindsight')}`
        return late && state !== 'missing' ? `${word}, ${t('round.late-too')}` : word
      }),
      party.times.of + party.times.hindsight === 0 ? '' : t('round.in-time.of', party.times),
    ]
}

export const roundActions = [
  exposed(getRound),
  exposed(getRoundRules),
  exposed(setDueRule),
  exposed(setPartyDueRule),
  exposed(undoNothing),
  exposed(remindParty),
]

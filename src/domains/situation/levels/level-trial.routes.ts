import { exposed } from '#kernel/action/perform.ts'
import { writeCsv } from '#kernel/files/csv-write.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { rulesPage } from '../pictures/picture.routes.ts'
import { adoptTrial } from './level.actions.ts'
import { levelTexts } from './level.texts.ts'
import { getOverrides } from './level-override.actions.ts'
import { beginTrialAction, cancelTrial, getTrialAction, listTrialsAction } from './level-trial.actions.ts'
import { levelTrialTexts } from './level-trial.texts.ts'
import { trialWords } from './level-trial-progress.ts'
import { LevelOverridePage } from './pages/level-override.page.tsx'
import { LevelTrialPage } from './pages/level-trial.page.tsx'

const titled =
  (key: 'trials.title' | 'overrides.title') =>
  ({ request }: { request: PageRequest }) =>
    translator(levelTrialTexts, request.language)(key)
const byId = ({ params }: PageRequest) => ({ id: params.id })

const trialPage = page({
  path: '/levels/trials/:id',
  reads: { found: read(getTrialAction, byId) },
  title: titled('trials.title'),
  view: LevelTrialPage,
})
const overridePage = page({
  path: '/levels/overrides',
  reads: { found: read(getOverrides, () => ({})) },
  title: titled('overrides.title'),
  view: LevelOverridePage,
})

const csv = async (rows: Iterable<readonly (string | number)[]>, fileName: string) => ({
  body: Buffer.concat(await Array.fromAsync(writeCsv(rows))),
  type: 'text/csv; charset=utf-8',
  fileName,
})

export const levelTrialRoutes = [
  overridePage,
  file({
    path: '/levels/overrides/export.csv',
    read: read(getOverrides, () => ({})),
    respond: ({ data }, { language }) => csv(overrideRows(data, language), 'avvikande-nivaer.csv'),
  }),
  form({
    path: '/levels/trials',
    action: beginTrialAction,
    again: rulesPage,
    input: (_request, { rules }) => ({ rules }),
    done: ({ data }) => `/levels/trials/${data.id}`,
  }),
  trialPage,
  file({
    path: '/levels/trials/:id/progress.json',
    read: read(getTrialAction, byId),
    respond: ({ data: { trial, state } }, { language }) => ({
      body: JSON.stringify({
        done: state?.done ?? 0,
        total: state?.total ?? null,
        words: trialWords(state, language),
        ended: state === null,
        next: `/levels/trials/${trial.id}`,
      }),
      type: 'application/json; charset=utf-8',
      fileName: null,
    }),
  }),
  file({
    path: '/levels/trials/:id/export.csv',
    read: read(getTrialAction, byId),
    respond: ({ data }, { language }) => csv(trialRows(data, language), `nivaprovning-${data.trial.id}.csv`),
  }),
  form({
    path: '/levels/trials/:id/cancel',
    action: cancelTrial,
    again: trialPage,
    done: ({ data }) => `/levels/trials/${data.id}`,
  }),
  form({
    path: '/levels/trials/:id/adopt',
    action: adoptTrial,
    again: trialPage,
    done: () => '/levels/rules?saved=1',
  }),
]

type Areas = readonly { readonly id: number; readonly name: string }[]
type Trial = Parameters<typeof LevelTrialPage>[0]['answers']['found']['data']
type Overrides = Parameters<typeof LevelOverridePage>[0]['answers']['found']['data']

const nameIn = (areas: Areas) => {
  const names = new Map(areas.map(({ id, name }) => [id, name]))
  return (id: number) => names.get(id) ?? String(id)
}

function* trialRows({ trial, areas }: Trial, language: Language): Generator<readonly (string | number)[]> {
  const t = translator(levelTrialTexts, language)
  const name = nameIn(areas)
  yield [t('trials.weeks'), t('trials.by-area'), t('trials.tried'), t('trials.decided')]
  for (const { week, areaId, level, decided } of trial.cells) yield [week, name(areaId), level ?? '', decided ?? '']
}

function* overrideRows({ statistics, areas }: Overrides, language: Language): Generator<readonly (string | number)[]> {
  const t = translator(levelTrialTexts, language)
  const name = nameIn(areas)
  yield [
    t('trials.weeks'),
    t('trials.by-area'),
    translator(levelTexts, language)('field-name.situation.level.suggested'),
    t('trials.decided'),
    t('overrides.reason'),
    t('overrides.after'),
  ]
  for (const { week, areaId, suggested, level, reason, after } of statistics.overrides)
    yield [week, name(areaId), suggested, level, reason ?? '', t(`overrides.after.${after}`)]
}

export const levelTrialActions = [
  exposed(beginTrialAction),
  exposed(getTrialAction),
  exposed(listTrialsAction),
  exposed(cancelTrial),
  exposed(adoptTrial),
  exposed(getOverrides),
]

import { exposed } from '#kernel/action/perform.ts'
import { writeCsv } from '#kernel/files/csv-write.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { getChoices } from '../observations/observation-report.actions.ts'
import { mergeMany } from './batch.actions.ts'
import { undoBatch } from './batch-undo.actions.ts'
import { exportDuplicates, listDuplicates, setNotDuplicate, unsetNotDuplicate } from './duplicate.actions.ts'
import { pairLines } from './duplicate.file.ts'
import { duplicateTexts } from './duplicate.texts.ts'
import { DuplicateListPage } from './pages/duplicate-list.page.tsx'

const asked = ({ query }: PageRequest) => ({ from: query.from, to: query.to, area: query.area })
const reads = { choices: read(getChoices, () => ({})), found: read(listDuplicates, asked) }

const listPage = page({
  path: '/moderation/duplicates',
  reads,
  title: ({ request }) => translator(duplicateTexts, request.language)('duplicates.title'),
  view: DuplicateListPage,
})

/** What was decided stands in the body beside the selection, which leads back to the same list. */
const selection = ['from', 'to', 'area'] as const
const back = (body: FormBody, said: Readonly<Record<string, string | number>>): string => {
  const kept = selection.flatMap((name): [string, string][] => {
    const value = body[name]
    return typeof value === 'string' ? [[name, value]] : []
  })
  const told = Object.entries(said).map(([name, value]): [string, string] => [name, String(value)])
  return `/moderation/duplicates?${new URLSearchParams([...kept, ...told])}`
}
const again = (request: PageRequest, body: FormBody): PageRequest => ({
  ...request,
  path: '/moderation/duplicates',
  query: Object.fromEntries(selection.flatMap((name) => (typeof body[name] === 'string' ? [[name, body[name]]] : []))),
})
const pair = (_request: PageRequest, { first, second }: FormBody) => ({ first, second })
const common = { again: listPage, againParams: again }

export const duplicateRoutes = [
  listPage,
  file({
    path: '/moderation/duplicates.csv',
    read: read(exportDuplicates, asked),
    respond: async ({ data }, { language }) => ({
      body: Buffer.concat(await Array.fromAsync(writeCsv(pairLines(data, language)))),
      type: 'text/csv; charset=utf-8',
      fileName: 'troliga-dubbletter.csv',
    }),
  }),
  form({
    path: '/moderation/duplicates/merge',
    action: mergeMany,
    ...common,
    input: (_request, { first, second }) => ({ ids: [second], into: first }),
    done: ({ data }, _request, body) => back(body, { merged: data.batch }),
  }),
  form({
    path: '/moderation/duplicates/merged/:id/undo',
    action: undoBatch,
    ...common,
    input: ({ params }) => ({ id: params.id }),
    done: (_answer, _request, body) => back(body, { undone: 'yes' }),
  }),
  form({
    path: '/moderation/duplicates/apart',
    action: setNotDuplicate,
    ...common,
    input: pair,
    done: ({ data }, _request, body) => back(body, { apart: `${data.first},${data.second}` }),
  }),
  form({
    path: '/moderation/duplicates/apart/undo',
    action: unsetNotDuplicate,
    ...common,
    input: pair,
    done: (_answer, _request, body) => back(body, { undone: 'yes' }),
  }),
]

export const duplicateActions = [
  exposed(listDuplicates),
  exposed(exportDuplicates),
  exposed(setNotDuplicate),
  exposed(unsetNotDuplicate),
]

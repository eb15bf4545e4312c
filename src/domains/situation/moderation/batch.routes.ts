import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { getChoices } from '../observations/observation-report.actions.ts'
import { mergeMany, previewBatch, reclassifyMany } from './batch.actions.ts'
import { batchTexts } from './batch.texts.ts'
import { changeAll, changeNext, previewAll, stopBatch } from './batch-all.actions.ts'
import { batchWords } from './batch-progress.ts'
import { getBatchAction, undoBatch, undoNext } from './batch-undo.actions.ts'
import { BatchPage } from './pages/batch.page.tsx'
import { BatchAllPage } from './pages/batch-all.page.tsx'
import { BatchDonePage } from './pages/batch-done.page.tsx'

const choices = read(getChoices, () => ({}))
const batchPage = page({
  path: '/batches',
  reads: { choices, preview: read(previewBatch, ({ query }) => query) },
  title: ({ request }) => translator(batchTexts, request.language)('batch.title'),
  view: BatchPage,
})

/** The page again with what was chosen: it stands in the form, not in the address. */
const chosen = (request: PageRequest, { note, into, ...body }: FormBody): PageRequest => ({
  ...request,
  path: '/batches',
  query: body as PageRequest['query'],
})

/** A filter has fields of the same names as the change: those of the change are marked in the address. */
const ofChange = 'to-'
function toOrders(fields: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(fields).filter(([name]) => !['note', 'expected'].includes(name))
  return {
    filter: Object.fromEntries(entries.filter(([name]) => !name.startsWith(ofChange))),
    change: Object.fromEntries(
      entries.flatMap(([name, value]) => (name.startsWith(ofChange) ? [[name.slice(ofChange.length), value]] : [])),
    ),
  }
}
const allPage = page({
  path: '/batches/all',
  reads: { choices, preview: read(previewAll, ({ query }) => toOrders(query)) },
  title: ({ request }) => translator(batchTexts, request.language)('batch.all.title'),
  view: BatchAllPage,
})
const donePage = page({
  path: '/batches/:id',
  reads: { found: read(getBatchAction, ({ params }) => ({ id: params.id })) },
  title: ({ request }) => translator(batchTexts, request.language)('batch.one'),
  view: BatchDonePage,
})

export const batchRoutes = [
  batchPage,
  form({
    path: '/batches',
    action: reclassifyMany,
    again: batchPage,
    againParams: chosen,
    done: ({ data }) => `/batches/${data.batch}?left=${data.left}`,
  }),
  form({
    path: '/batches/merge',
    action: mergeMany,
    again: batchPage,
    againParams: chosen,
    done: ({ data }) => `/batches/${data.batch}`,
  }),
  allPage,
  form({
    path: '/batches/all',
    action: changeAll,
    again: allPage,
    againParams: (request, { note, expected, ...body }) => ({
      ...request,
      query: body as PageRequest['query'],
    }),
    input: (_request, body) => ({ ...toOrders(body), note: body.note, expected: body.expected }),
    done: ({ data }) => `/batches/${data.batch}`,
  }),
  donePage,
  file({
    path: '/batches/:id/progress.json',
    read: read(getBatchAction, ({ params }) => ({ id: params.id })),
    respond: ({ data: { batch, state } }, { language }) => ({
      body: JSON.stringify({
        done: state?.done ?? 0,
        total: state?.total ?? null,
        words: batchWords(state, language),
        ended: state === null,
        next: `/batches/${batch.id}`,
      }),
      type: 'application/json; charset=utf-8',
      fileName: null,
    }),
  }),
  form({
    path: '/batches/:id/stop',
    action: stopBatch,
    again: donePage,
    done: ({ data }) => `/batches/${data.batch}`,
  }),
  form({
    path: '/batches/:id/undo',
    action: undoBatch,
    again: donePage,
    done: ({ data }) => `/batches/${data.batch}`,
  }),
]

export const batchActions = [
  exposed(previewBatch),
  exposed(reclassifyMany),
  exposed(mergeMany),
  exposed(undoBatch),
  exposed(previewAll),
  exposed(changeAll),
  exposed(stopBatch),
  exposed(getBatchAction),
  onPagesOnly(changeNext),
  onPagesOnly(undoNext),
]

import { exposed } from '#kernel/action/perform.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { mergeMany, previewBatch, reclassifyMany, undoBatch } from './batch.actions.ts'
import { batchTexts } from './batch.texts.ts'
import { getChoices } from './observation-report.actions.ts'
import { BatchPage } from './pages/batch.page.tsx'

const batchPage = page({
  path: '/batches',
  reads: { choices: read(getChoices, () => ({})), preview: read(previewBatch, ({ query }) => query) },
  title: ({ request }) => translator(batchTexts, request.language)('batch.title'),
  view: BatchPage,
})

type Done = { readonly batch: number; readonly changed: number; readonly left: number }
const told = ({ data: { batch, changed, left } }: { data: Done }) =>
  `/batches?done=${batch}&changed=${changed}&left=${left}`
/** The page again with what was chosen: it stands in the form, not in the address. */
const chosen = (request: PageRequest, { note, into, ...body }: FormBody): PageRequest => ({
  ...request,
  path: '/batches',
  query: body as PageRequest['query'],
})

export const batchRoutes = [
  batchPage,
  form({ path: '/batches', action: reclassifyMany, again: batchPage, againParams: chosen, done: told }),
  form({ path: '/batches/merge', action: mergeMany, again: batchPage, againParams: chosen, done: told }),
  form({
    path: '/batches/:id/undo',
    action: undoBatch,
    again: batchPage,
    againParams: (request) => ({ ...request, path: '/batches' }),
    done: (answer) => `${told(answer)}&undone=yes`,
  }),
]

export const batchActions = [exposed(previewBatch), exposed(reclassifyMany), exposed(mergeMany), exposed(undoBatch)]

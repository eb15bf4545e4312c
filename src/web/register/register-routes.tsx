import { Readable } from 'node:stream'
import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { type AnyAction, exposed } from '#kernel/action/perform.ts'
import { signedIn } from '#kernel/auth/actor.ts'
import { writeCsv } from '#kernel/files/csv-write.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { file, form, page, type Read, type Route, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import type { Register, RegisterFields } from '#kernel/register/register.ts'
import { registerTexts } from './register.texts.ts'
import {
  type EntryReads,
  type FormReads,
  type ListReads,
  RegisterEntryPage,
  RegisterFormPage,
  RegisterListPage,
} from './register-pages.tsx'
import { type AnyEntry, type Declared, readSelection, select, titleOf, valueText } from './register-values.ts'

const today = action('registers.today', {
  http: 'GET /registers/today',
  input: z.object({}),
  allow: signedIn,
  run: async ({ clock }) => ({ day: clock.today() }),
  audit: 'none',
  output: z.object({ day: z.string() }),
})
export const registerActions: readonly AnyAction[] = [exposed(today)]

/** The pages of a register: list, file, record, new and change. They know its declaration and nothing else of it. */
export function registerRoutes<F extends RegisterFields>({
  declaration: declared,
  actions,
}: Register<F>): readonly Route[] {
  // Pages draw any register alike, by its declaration.
  const declaration = declared as unknown as Declared
  const { path, texts } = declaration
  const byId = ({ params }: PageRequest) => ({ id: params.id })
  const entries = read(actions.list, () => ({})) as unknown as Read<readonly AnyEntry[]>
  const entry = read(actions.get, byId) as unknown as Read<AnyEntry>
  const history = read(actions.history, byId) as unknown as EntryReads['history']
  const entryReads: EntryReads = { entry, entries, history }
  const listReads: ListReads = { entries, today: read(today, () => ({})) }
  const formReads: FormReads = { entries }

  const listPage = page({
    path,
    reads: listReads,
    title: ({ request }) => texts.title[request.language],
    view: (props) => <RegisterListPage declaration={declaration} {...props} />,
  })
  const entryPage = page({
    path: `${path}/:id`,
    reads: entryReads,
    title: ({ answers, request }) => `${titleOf(declaration, answers.entry.data)} · ${texts.title[request.language]}`,
    view: (props) => <RegisterEntryPage declaration={declaration} {...props} />,
  })
  const newPage = page({
    path: `${path}/new`,
    reads: formReads,
    title: ({ request }) => texts.add[request.language],
    view: (props) => <RegisterFormPage declaration={declaration} {...props} />,
  })
  const editPage = page({
    path: `${path}/:id/edit`,
    reads: entryReads,
    title: ({ answers, request }) =>
      `${translator(registerTexts, request.language)('register.change')} ${titleOf(declaration, answers.entry.data)}`,
    view: (props) => <RegisterFormPage declaration={declaration} {...props} />,
  })
  // The file holds what the list shows, so it needs the day as the list does.
  const listed: Read<Listed> = {
    name: actions.list.name,
    perform: async (db, house, request) => ({
      data: {
        entries: (await entries.perform(db, house, request)).data,
        today: (await listReads.today.perform(db, house, request)).data.day,
      },
      can: {},
    }),
  }
  const toFile = file({
    path: `${path}/export.csv`,
    read: listed,
    respond: ({ data }, request) => ({
      body: toCsv(declaration, data, request),
      type: 'text/csv; charset=utf-8',
      fileName: `${declaration.name.split('.')[1]}.csv`,
    }),
  })
  const adding =
    declaration.mayAdd === false
      ? []
      : [
          newPage,
          form({
            path: `${path}/new`,
            action: actions.create,
            again: newPage,
            input: (_request, body) => body,
            done: ({ data }) => `${path}/${data.id}`,
          }),
        ]
  return [
    listPage,
    toFile,
    ...adding,
    entryPage,
    editPage,
    form({
      path: `${path}/:id/edit`,
      action: actions.change,
      again: editPage,
      done: ({ data }) => `${path}/${data.id}`,
    }),
  ]
}

type Listed = { readonly entries: readonly AnyEntry[]; readonly today: string }

/** The selection of the list, in its order, with every field. */
function toCsv(
  declaration: Declared,
  { entries, today: day }: Listed,
  { language, query }: PageRequest,
): ReadableStream {
  const names = new Map(entries.map((entry) => [entry.id, titleOf(declaration, entry)]))
  const rows = select(declaration, entries, { selection: readSelection(declaration, query), language, today: day })
  const fields = Object.entries(declaration.fields)
  const header = fields.map(([, field]) => field.label[language])
  const lines = rows.map((entry) =>
    fields.map(([name, field]) => valueText(language, field, entry[name], (id) => names.get(id) ?? '')),
  )
  return Readable.toWeb(Readable.from(writeCsv([header, ...lines]))) as ReadableStream
}

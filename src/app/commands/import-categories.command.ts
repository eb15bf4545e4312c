import { importCategories, readCategoryRows } from '#domains/situation/categories/category-import.actions.ts'
import { perform } from '#kernel/action/perform.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { TableProblem } from '#kernel/files/table-problem.ts'
import { formatMessage } from '#kernel/i18n/texts.ts'
import { type Command, textOption, UsageError, withInstallation } from '../command.ts'
import { allTexts } from '../domains.ts'

type ImportError = { readonly row: number; readonly column: string; readonly value: string; readonly code: string }

/** Reads a file of categories through the same action as every other way in. */
export const importCategoriesCommand: Command = {
  name: 'import categories',
  summary: { sv: 'Läs in observationskategorier från en fil', en: 'Import observation categories from a file' },
  usage: 'FILE.csv [--on-conflict stop|skip]',
  details: [
    {
      term: 'FILE',
      text: {
        sv: 'kolumner: code, name_sv, name_en, severity, och om man vill parent, serious, minimum_level, caveat_sv, caveat_en',
        en: 'columns: code, name_sv, name_en, severity, and if wanted parent, serious, minimum_level, caveat_sv, caveat_en',
      },
    },
    {
      term: '--on-conflict',
      text: {
        sv: 'när koden redan finns: stop avbryter (förval), skip hoppar över',
        en: 'when the code exists: stop refuses (default), skip leaves it',
      },
    },
  ],
  options: { 'on-conflict': { type: 'string' } },
  run: async (context) => {
    const [path] = context.positionals
    if (path === undefined) throw new UsageError({ sv: 'Ange filen som ska läsas in.', en: 'Name the file to import.' })
    const onConflict = textOption(context, 'on-conflict') ?? 'stop'
    if (onConflict !== 'stop' && onConflict !== 'skip')
      throw new UsageError({ sv: '--on-conflict är stop eller skip.', en: '--on-conflict is stop or skip.' })
    const rows = await readCategoryRows({ path }).catch((error: unknown) => {
      if (!(error instanceof TableProblem)) throw error
      throw new Problem('invalid', error.code, { params: error.params, cause: error })
    })
    return withInstallation(context, async (installation) => {
      const actor = await installation.operator(textOption(context, 'municipality'))
      try {
        const { data } = await perform(installation.house, actor, importCategories, { rows, onConflict })
        context.say(
          {
            sv: '{stored, number} kategorier sparade, {duplicates, number} fanns redan.',
            en: '{stored, number} categories stored, {duplicates, number} existed already.',
          },
          data,
        )
        context.result({ ...data, rejected: 0, errors: [] })
        return 0
      } catch (error) {
        if (!(error instanceof Problem) || error.issues.length === 0) throw error
        const errors = error.issues.map(({ path: place, code, params }): ImportError => {
          const [row = '', ...column] = place.split('.')
          return { row: Number(row), column: column.join('.'), value: String(params.value ?? ''), code }
        })
        for (const [index, { row, column, value, code }] of errors.entries()) {
          const text = allTexts.get(code)
          const why = text ? formatMessage(context.language, text[context.language], error.issues[index]?.params) : code
          context.say(
            { sv: 'Rad {row}, {column} ”{value}”: {why}', en: 'Row {row}, {column} “{value}”: {why}' },
            { row, column, value, why },
          )
        }
        context.say({ sv: 'Inget sparades.', en: 'Nothing was stored.' })
        context.result({
          read: rows.length,
          stored: 0,
          duplicates: 0,
          rejected: new Set(errors.map(({ row }) => row)).size,
          errors,
        })
        return 1
      }
    })
  },
}

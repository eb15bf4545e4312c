import { addDefaultCategories, addDefaultLevels } from '#domains/situation/home/defaults.actions.ts'
import { perform } from '#kernel/action/perform.ts'
import { type Command, requiredOption, UsageError, withInstallation } from '../command.ts'

/** Creates a municipality with the default sets, without an owner: `serve` prints the link with which the first owner claims it. */
export const initCommand: Command = {
  name: 'init',
  summary: {
    sv: 'Skapa en kommun i datamappen, med standardkategorier och områdesnivåer',
    en: 'Create a municipality in the data folder, with default categories and area levels',
  },
  usage: '--municipality CODE --name NAME',
  details: [{ term: '--name NAME', text: { sv: 'kommunens namn', en: 'the name of the municipality' } }],
  options: { name: { type: 'string' } },
  run: async (context) => {
    const code = requiredOption(context, 'municipality')
    const name = requiredOption(context, 'name').trim()
    if (name === '') throw new UsageError({ sv: '--name är tomt.', en: '--name is empty.' })
    if (!/^\d{4}$/.test(code))
      throw new UsageError({
        sv: 'Kommunkoden har fyra siffror, till exempel 0126.',
        en: 'A municipality code has four digits, for example 0126.',
      })
    return withInstallation(context, async (installation) => {
      const { rowCount } = await installation.asOwner((client) =>
        client.query('insert into kernel.municipality (id, name) values ($1, $2) on conflict (id) do nothing', [
          code,
          name,
        ]),
      )
      if (rowCount === 0) {
        context.say(
          {
            sv: 'Kommunen {code} finns redan. Inget ändrades.',
            en: 'Municipality {code} exists already. Nothing was changed.',
          },
          { code },
        )
        context.result({ municipality: code, created: false })
        return 1
      }
      const operator = await installation.operator(code)
      const categories = await perform(installation.house, operator, addDefaultCategories, {})
      const levels = await perform(installation.house, operator, addDefaultLevels, {})
      context.say(
        {
          sv: 'Kommunen {name} ({code}) är skapad i {folder}, med {categories} kategorier och {levels} områdesnivåer.',
          en: 'Municipality {name} ({code}) created in {folder}, with {categories} categories and {levels} area levels.',
        },
        { name, code, folder: context.dataDir, categories: categories.data.added, levels: levels.data.added },
      )
      context.result({ municipality: code, created: true })
      return 0
    })
  },
}

import { type Command, textOption, UsageError, withInstallation } from '../command.ts'
import { pickUpFor } from '../inbox-place.ts'

/** Picks up what senders have left in their folders, as the server does by itself. */
export const importInboxCommand: Command = {
  name: 'import',
  summary: {
    sv: 'Hämta filer som avsändare har lagt i sina mappar (--pick-up)',
    en: 'Pick up files that senders have put in their folders (--pick-up)',
  },
  usage: '--pick-up [--settled SECONDS]',
  details: [
    {
      term: '--pick-up',
      text: {
        sv: 'läs in filerna i inbox/<avsändare> i datamappen (eller i mappen SAMSYN_INBOX)',
        en: 'import the files in inbox/<sender> in the data folder (or in the folder SAMSYN_INBOX)',
      },
    },
    {
      term: '--settled SECONDS',
      text: {
        sv: 'så länge ska en fil ha legat orörd (annars 60)',
        en: 'how long a file must have lain untouched (default 60)',
      },
    },
  ],
  options: { 'pick-up': { type: 'boolean' }, settled: { type: 'string' } },
  run: async (context) => {
    if (context.values['pick-up'] !== true || context.positionals.length > 0)
      throw new UsageError({
        sv: 'Skriv --pick-up, eller import observations, areas eller categories.',
        en: 'Write --pick-up, or import observations, areas or categories.',
      })
    const settled = textOption(context, 'settled') ?? '60'
    if (!/^\d+$/.test(settled))
      throw new UsageError({
        sv: '--settled ska vara ett antal sekunder.',
        en: '--settled should be a number of seconds.',
      })
    return withInstallation(context, async (installation) => {
      const actor = await installation.operator(textOption(context, 'municipality'))
      const municipality = { id: actor.municipality, name: actor.municipalityName, demo: actor.demo }
      const picked = await pickUpFor(installation, municipality, Number(settled))
      context.result(picked.map(({ problems, ...rest }) => ({ ...rest, problems: problems.length })))
      for (const { sender, fileName, outcome, stored, updated } of picked)
        context.say(
          {
            sv: '{sender}/{fileName}: {outcome, select, stored {sparad, {stored, number} nya och {updated, number} ändrade} same {samma fil fanns redan} other {nekad, se rapporten i refused}}',
            en: '{sender}/{fileName}: {outcome, select, stored {stored, {stored, number} new and {updated, number} changed} same {the same file was there already} other {refused, see the report in refused}}',
          },
          { sender, fileName, outcome, stored, updated },
        )
      if (picked.length === 0) context.say({ sv: 'Inget att hämta.', en: 'Nothing to pick up.' })
      return picked.some(({ outcome }) => outcome === 'refused') ? 1 : 0
    })
  },
}

import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { weekOfPicture } from '#domains/situation/pictures/picture.ts'
import { listPicturesAction } from '#domains/situation/pictures/picture-read.actions.ts'
import { perform } from '#kernel/action/perform.ts'
import { listAccountsBy } from '#kernel/auth/account.store.ts'
import { removeDemo } from '#kernel/auth/demo.store.ts'
import { newToken } from '#kernel/auth/token.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import type { Command, CommandContext } from '../command.ts'
import { municipality } from '../demo/geography.ts'
import { type Loaded, loadDemo } from '../demo/load.ts'
import { demoFolderOf } from '../demo-routes.ts'
import type { Installation } from '../installation.ts'
import { renderPicture } from './report-weekly.command.ts'
import { keepServing, startListening } from './serve.command.ts'

/** Loads the made-up municipality unless it is there, writes its latest picture to out/, and serves it with a role picker. */
export const demoCommand: Command = {
  name: 'demo',
  summary: {
    sv: 'Starta Samsyn med en påhittad kommun att prova i',
    en: 'Start Samsyn with a made-up municipality to try it in',
  },
  usage: '[--no-serve]',
  details: [
    { term: '--no-serve', text: { sv: 'ladda bara, starta inte', en: 'only load, do not start' } },
    {
      term: 'PORT, HOST',
      text: {
        sv: 'miljövariabler: port och adress (annars 3000 och 127.0.0.1)',
        en: 'environment variables: port and address (default 3000 and 127.0.0.1)',
      },
    },
  ],
  options: { 'no-serve': { type: 'boolean' } },
  run: async (context) => {
    const installation = await context.open()
    try {
      const loaded = await ensureLoaded(context, installation)
      const { week, files } = await writeLatest(installation, { keep: loaded === null })
      tell(context, { loaded, week, files })
      context.result({ municipality: municipality.code, loaded: loaded !== null, ...loaded, week, files })
      if (context.values['no-serve'] === true) return 0
      const listening = await startListening(context, installation)
      context.say(
        {
          sv: 'Öppna {url}/demo och välj vem du vill vara. Avsluta med Ctrl+C.',
          en: 'Open {url}/demo and choose who you want to be. Ctrl+C ends it.',
        },
        { url: listening.url },
      )
      return await keepServing(context, installation, listening)
    } finally {
      await installation.close()
    }
  },
}

/** What was loaded, or null when the demonstration was there already. One whose loading was broken off is begun anew. */
async function ensureLoaded(context: CommandContext, installation: Installation): Promise<Loaded | null> {
  const { house, dataDir } = installation
  const [found, other] = await installation.listMunicipalities()
  if (other || found?.demo === false)
    throw new Problem('rejected', 'demo.rejected.real-data', { params: { folder: dataDir } })
  if (found) {
    const admitted = await inMunicipality(house.pool, found.id, (db) => listAccountsBy(db, 'demo'))
    if (admitted.length > 0) return null
    await inMunicipality(house.pool, found.id, (db) => removeDemo(db, found.id, newToken()))
  }
  context.say({
    sv: 'Bygger en påhittad kommun av filer från sju parter. Det tar ungefär en minut.',
    en: 'Building a made-up municipality from the files of seven parties. It takes about a minute.',
  })
  const { code: id, name } = municipality
  await installation.asOwner(async (client) => {
    await client.query('insert into kernel.municipality (id, name, demo) values ($1, $2, true)', [id, name])
    await client.query('update kernel.installation set claimed_at = now(), claim_token_hash = null')
  })
  await rm(demoFolderOf(dataDir), { recursive: true, force: true })
  return loadDemo(house, { id, name }, demoFolderOf(dataDir))
}

type Latest = { readonly week: string; readonly files: readonly string[] }

/**
 * The latest published weekly picture as PDF and DOCX in out/ of the current folder. Files that are there already are left where the
 * demonstration was too: those of one loaded before would show its figures.
 */
async function writeLatest({ house, operator }: Installation, { keep }: { keep: boolean }): Promise<Latest> {
  const actor = await operator()
  const { pictures } = (await perform(house, actor, listPicturesAction, { kind: 'weekly' })).data
  const picture = pictures
    .filter(({ status }) => status === 'published')
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]
  if (!picture) throw new Error('the demonstration has no published picture')
  const week = weekOfPicture(picture)
  const folder = resolve('out')
  const files: string[] = []
  await mkdir(folder, { recursive: true })
  for (const format of ['pdf', 'docx'] as const) {
    const file = join(folder, `lagesbild-${week}.${format}`)
    files.push(file)
    if (keep && existsSync(file)) continue
    await writeFile(file, await renderPicture(house, actor, picture, { format, lang: 'sv', version: 'internal' }))
  }
  return { week, files }
}

type Told = Latest & { readonly loaded: Loaded | null }

function tell(context: CommandContext, { loaded, week, files }: Told): void {
  if (loaded)
    context.say(
      {
        sv: '{name} är laddad: {observations, number} påhittade observationer från {parties} parter i {areas} områden, tre år bakåt.',
        en: '{name} is loaded: {observations, number} made-up observations from {parties} parties in {areas} areas, three years back.',
      },
      { name: municipality.name, ...loaded },
    )
  else context.say({ sv: '{name} fanns redan.', en: '{name} was there already.' }, { name: municipality.name })
  const names = files.map((file) => relative(process.cwd(), file)).join(', ')
  context.say(
    {
      sv: 'Lägesbilden för {week} är publicerad: {names}',
      en: 'The picture of {week} is published: {names}',
    },
    { week: formatWeek(context.language, week, true), names },
  )
}

import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileAt, getImportAction, inspectImport, receiveImport } from '#domains/situation/imports/import.actions.ts'
import type { RowProblem } from '#domains/situation/imports/import.ts'
import { sayProblem } from '#domains/situation/imports/import-rejected.jobs.ts'
import { discardImport, runImport } from '#domains/situation/imports/import-work.actions.ts'
import { findSameFile, notePickedFile } from '#domains/situation/imports/picked-file.actions.ts'
import type { PickedOutcome } from '#domains/situation/imports/picked-file.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { Problem } from '#kernel/errors/problem.ts'

const taking = '.taking'
const done = 'done'
const refused = 'refused'
/** What programs call a file that they are still writing. */
const unfinished = /^\.|^~|\.(?:part|partial|tmp|temp|filepart|crdownload|report\.txt)$/i
/** A file that has been written to within this time may not be finished. */
const settledSeconds = 60
/** Days that files which were picked up are kept beside their reports: they may hold what was refused as personal data. */
const keptDays = 7
const dayMs = 86_400_000

type Inbox = {
  readonly house: House
  readonly actor: Actor
  readonly folder: string
  readonly settledSeconds?: number
}
export type Picked = {
  readonly sender: string
  readonly fileName: string
  readonly outcome: PickedOutcome
  readonly stored: number
  readonly updated: number
  readonly duplicates: number
  readonly problems: readonly RowProblem[]
}

/**
 * Imports the files that lie in the senders' folders, `<folder>/<party's name>/<file>`, and moves each to `done` or `refused` beside
 * a report. A file that is still being written is left alone; the same file twice changes nothing. One process at a time.
 */
export async function pickUp(inbox: Inbox): Promise<readonly Picked[]> {
  await mkdir(inbox.folder, { recursive: true, mode: 0o700 })
  const picked: Picked[] = []
  for (const sender of (await readdir(inbox.folder, { withFileTypes: true })).filter((one) => one.isDirectory())) {
    if (unfinished.test(sender.name)) continue
    const folder = join(inbox.folder, sender.name)
    await mkdir(join(folder, taking), { recursive: true, mode: 0o700 })
    // What a process that died in the middle of had taken comes first: had it been stored, it is known.
    for (const name of await readdir(join(folder, taking))) picked.push(await settle(inbox, { folder, name }))
    for (const name of await listSettled(folder, inbox)) {
      await rename(join(folder, name), join(folder, taking, name))
      picked.push(await settle(inbox, { folder, name }))
    }
    await forgetOld(folder, inbox)
  }
  return picked
}

async function listSettled(
  folder: string,
  { house, settledSeconds: seconds = settledSeconds }: Inbox,
): Promise<string[]> {
  const before = Date.parse(house.clock.now()) - seconds * 1000
  const settled: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile() || unfinished.test(entry.name)) continue
    if ((await stat(join(folder, entry.name))).mtimeMs <= before) settled.push(entry.name)
  }
  return settled.sort()
}

type Taken = { readonly folder: string; readonly name: string }

/** Imports a file that was taken, and moves it beside a report of what came of it. */
async function settle(inbox: Inbox, { folder, name }: Taken): Promise<Picked> {
  const path = join(folder, taking, name)
  const sender = basename(folder).normalize('NFC')
  const result = await importTaken(inbox, { path, name, sender })
  await perform(inbox.house, inbox.actor, notePickedFile, {
    sender,
    partyId: result.partyId,
    fileName: name.slice(-200),
    outcome: result.outcome,
    importId: result.importId,
    rejected: result.rejected,
    ...reasonOf(result),
  })
  const kept = join(folder, result.outcome === 'refused' ? refused : done)
  await mkdir(kept, { recursive: true, mode: 0o700 })
  const stamped = `${inbox.house.clock.now().slice(0, 19).replaceAll(':', '')}-${name}`
  const picked: Picked = { sender, fileName: name, ...result }
  await writeFile(join(kept, `${stamped}.report.txt`), reportOf(picked), { mode: 0o600 })
  await rename(path, join(kept, stamped))
  return picked
}

/** Why it was refused, where the import itself does not tell. */
function reasonOf({ importId, problems }: Outcome) {
  const [first] = problems
  const isToldHere = importId === null || first?.code === 'imports.rejected.mapping-unknown'
  return isToldHere ? { code: first?.code ?? null, params: first?.params ?? {} } : { code: null, params: {} }
}

type Outcome = Omit<Picked, 'sender' | 'fileName'> & {
  readonly importId: number | null
  readonly partyId: number | null
  readonly rejected: number
}
const nothing = { stored: 0, updated: 0, duplicates: 0, rejected: 0, problems: [], importId: null, partyId: null }
const wholeFile = (code: string, params: RowProblem['params'] = {}): RowProblem => ({
  row: null,
  column: null,
  value: null,
  code,
  params,
})

async function importTaken(
  { house, actor }: Inbox,
  { path, name, sender }: { readonly path: string; readonly name: string; readonly sender: string },
): Promise<Outcome> {
  let id: number
  try {
    id = (await perform(house, actor, receiveImport, { file: await fileAt(path), name: name.slice(-200), sender })).data
      .id
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'bug' || error.kind === 'unavailable') throw error
    const told = error.issues.length > 0 ? error.issues : [error]
    return { ...nothing, outcome: 'refused', problems: told.map(({ code, params }) => wholeFile(code, params)) }
  }
  const { import: received } = (await perform(house, actor, getImportAction, { id })).data
  const { partyId, fileSha256 } = received
  const same = (await perform(house, actor, findSameFile, { id, fileSha256, partyId })).data
  if (same !== null) {
    await perform(house, actor, discardImport, { id })
    return { ...nothing, outcome: 'same', importId: same, partyId }
  }
  const { recalled } = (await perform(house, actor, inspectImport, { id })).data
  if (recalled === null) {
    const problems = [wholeFile('imports.rejected.mapping-unknown')]
    return { ...nothing, outcome: 'refused', importId: id, partyId, problems }
  }
  const result = (await perform(house, actor, runImport, { id, onConflict: 'update' })).data
  const { stored, updated, duplicates, rejected, errors: problems } = result
  const outcome = result.status === 'stored' ? 'stored' : 'refused'
  return { outcome, importId: id, partyId, stored, updated, duplicates, rejected, problems }
}

const headings: Record<PickedOutcome, readonly [sv: string, en: string]> = {
  stored: ['Sparad.', 'Stored.'],
  same: [
    'Samma fil är redan inläst. Inget har ändrats.',
    'The same file has been imported before. Nothing was changed.',
  ],
  refused: [
    'Inget sparades. Rätta felen och lämna filen på nytt.',
    'Nothing was stored. Correct the faults and hand the file in again.',
  ],
}

/** What came of the file, in Swedish and then in English. What the privacy guard found is blacked out in it. */
function reportOf({ fileName, outcome, stored, updated, duplicates, problems }: Picked): string {
  const counts = {
    sv: `Nya: ${stored}. Uppdaterade: ${updated}. Fanns redan: ${duplicates}.`,
    en: `New: ${stored}. Updated: ${updated}. There already: ${duplicates}.`,
  }
  const linesOf = (language: 'sv' | 'en') => {
    const rowWord = language === 'sv' ? 'rad' : 'row'
    const told = problems.map(
      (one) => `${one.row === null ? '' : `${rowWord} ${one.row}: `}${sayProblem(one, language)}`,
    )
    return [headings[outcome][language === 'sv' ? 0 : 1], counts[language], ...told]
  }
  return [fileName, '', ...linesOf('sv'), '', ...linesOf('en'), ''].join('\n')
}

async function forgetOld(folder: string, { house }: Inbox): Promise<void> {
  const before = Date.parse(house.clock.now()) - keptDays * dayMs
  for (const kept of [done, refused]) {
    const names = await readdir(join(folder, kept)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    for (const name of names) {
      const path = join(folder, kept, name)
      if ((await stat(path)).ctimeMs < before) await rm(path)
    }
  }
}

import type { Letter } from '#kernel/messages/outbox.ts'
import { withoutPersonalData } from '#kernel/privacy/rewrite.ts'
import type { IsoDate } from '#kernel/time/week.ts'
import type { PickedFile } from './picked-file.ts'

type Told = Pick<
  PickedFile,
  'sender' | 'fileName' | 'outcome' | 'importId' | 'code' | 'stored' | 'updated' | 'rejected'
>
type Recipients = { readonly coordinators: readonly number[]; readonly day: IsoDate }

const shownNames = 5
/** A letter carries no personal data, and whoever names a file may write anything. */
const guarded = (name: string): string => withoutPersonalData(name, new Set(), 'sv').slice(0, 80)
const pathOf = ({ importId }: Told): string => (importId === null ? '/imports/picked-up' : `/imports/${importId}`)

/** What must be done about it decides the words: say who the sender is, how its columns are read, or correct the file. */
function wayOn({ code, importId }: Told): 'sender' | 'columns' | 'rows' | 'file' {
  if (code === 'imports.rejected.sender-unknown') return 'sender'
  if (code === 'imports.rejected.mapping-unknown') return 'columns'
  return importId === null ? 'file' : 'rows'
}

/** At once, for a file that was refused: at most one letter a day for the same name in the same folder. */
export const lettersOfRefused = (file: Told, { coordinators, day }: Recipients): readonly Letter[] =>
  coordinators.map((accountId) => ({
    to: { accountId },
    kind: 'picked-refused',
    params: { file: guarded(file.fileName), sender: guarded(file.sender), way: wayOn(file), rows: file.rejected },
    path: pathOf(file),
    once: `picked-refused ${day} ${accountId} ${file.sender}/${file.fileName}`,
  }))

/** The day after: one letter about all files of a day. None when nothing came. */
export function lettersOfDay(files: readonly Told[], { coordinators, day }: Recipients): readonly Letter[] {
  if (files.length === 0) return []
  const of = (outcome: PickedFile['outcome']) => files.filter((file) => file.outcome === outcome)
  const [stored, refused] = [of('stored'), of('refused')]
  const names = refused.slice(0, shownNames).map(({ sender, fileName }) => `${guarded(sender)}/${guarded(fileName)}`)
  const params = {
    day,
    n: files.length,
    stored: stored.length,
    rows: stored.reduce((sum, file) => sum + file.stored, 0),
    updated: stored.reduce((sum, file) => sum + file.updated, 0),
    same: of('same').length,
    refused: refused.length,
    names: [...names, ...(refused.length > shownNames ? ['…'] : [])].join(', '),
  }
  return coordinators.map((accountId) => ({
    to: { accountId },
    kind: 'picked-day',
    params,
    path: '/imports/picked-up',
    once: `picked-day ${day} ${accountId}`,
  }))
}

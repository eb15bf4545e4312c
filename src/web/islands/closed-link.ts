import { draftKey } from './draft-entries.ts'
import { openPanel } from './queue-panel.ts'
import { unsent } from './queue-record.ts'
import { listRecords, putRecord, removeRecord } from './queue-store.ts'
import { say } from './say.ts'
import { forgetLinkShell } from './shell-cache.ts'

/** Where a link no longer opens: its form is forgotten here, and what was written and never sent is shown, to be read and removed. */
export async function mount(place: HTMLElement): Promise<void> {
  const path = window.location.pathname
  await forgetLinkShell(path)
  await removeRecord(draftKey(path, 'report'))
  for (const record of unsent(await listRecords(path))) {
    const text = record.entries.find(([name]) => name === 'text')?.[1] ?? ''
    await putRecord({
      ...record,
      state: 'refused',
      why: [say('island.queue-closed'), text].filter((one) => one !== ''),
    })
  }
  const draw = async () => panel.show(unsent(await listRecords(path)))
  const panel = openPanel(place, { mend: null, remove: ({ sending }) => void removeRecord(sending).then(draw) })
  await draw()
}

import { unsent } from './queue-record.ts'
import { forgetAccount, listRecords } from './queue-store.ts'
import { say } from './say.ts'
import { forgetShell } from './shell-cache.ts'

/** Forgets what the account has on this device: drafts, queue, and the kept form. */
async function forget(account: string): Promise<void> {
  await forgetAccount(account)
  await forgetShell()
}

/** Signing out leaves nothing of the account on the device. What has not been sent would be lost: that is asked first. */
export function mount(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) throw new Error('the sign-out island belongs on a form')
  const account = form.dataset.account ?? ''
  const leave = async () => {
    const left = unsent(await listRecords(account)).length
    if (left > 0 && !window.confirm(say('island.sign-out-unsent', { n: String(left) }))) return
    await forget(account)
    form.submit()
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void leave()
  })
}

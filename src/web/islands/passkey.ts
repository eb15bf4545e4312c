import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { say } from './say.ts'

/** Asks the device for a passkey, or to make one, puts its answer into the form's hidden field and sends the form. */
export function mount(form: HTMLElement): void {
  const field = form.querySelector<HTMLInputElement>('input[name="credential"]')
  const button = form.querySelector<HTMLButtonElement>('button')
  const status = form.querySelector<HTMLElement>('[role="status"]')
  if (!(form instanceof HTMLFormElement) || !field || !button || !status)
    throw new Error('the passkey island lacks its form, field, button or status')
  if (!browserSupportsWebAuthn()) {
    status.textContent = say('island.passkey-unsupported')
    return
  }
  const ask = async () => {
    status.textContent = ''
    try {
      field.value = JSON.stringify(await answerOf(form))
    } catch (error) {
      if (!(error instanceof Error)) throw error
      status.textContent = say(error.name === 'InvalidStateError' ? 'island.passkey-known' : 'island.passkey-refused')
      return
    }
    form.submit()
  }
  if (button.parentElement) button.parentElement.hidden = false
  button.addEventListener('click', () => void ask())
  // The reader has just asked for this; a browser that wants another press of a button gets it.
  void ask()
}

function answerOf(form: HTMLElement) {
  const options: unknown = JSON.parse(form.dataset.options ?? '')
  return form.dataset.kind === 'new'
    ? startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
    : startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })
}

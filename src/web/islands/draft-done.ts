import { forgetDone } from './draft.ts'

/** On the page after a save: the device's copy of the form is no longer needed. */
export const mount = (_notice: HTMLElement): Promise<void> => forgetDone()

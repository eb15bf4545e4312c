import { forgetDone } from './draft.ts'

/** On the page after a save: the browser's copy of the form is no longer needed. */
export const mount = (_notice: HTMLElement): void => forgetDone()

/** Moves focus to what the reader must see first, such as the summary of errors after a form came back. */
export const mount = (element: HTMLElement): void => element.focus()

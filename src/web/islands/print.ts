/** Shows the print button, which only works with script. */
export function mount(button: HTMLElement): void {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

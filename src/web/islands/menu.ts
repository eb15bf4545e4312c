/** A menu made of <details> closes as a menu does: on Escape, and when one turns elsewhere. */
export function mount(details: HTMLElement): void {
  if (!(details instanceof HTMLDetailsElement)) throw new Error('the menu island belongs on a details element')
  const leave = (event: Event) => {
    if (event.target instanceof Node && !details.contains(event.target)) details.open = false
  }
  document.addEventListener('click', leave)
  document.addEventListener('focusin', leave)
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return
    details.open = false
    details.querySelector('summary')?.focus()
  })
}

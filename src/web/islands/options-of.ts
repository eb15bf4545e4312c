/** Offers in the select inside only the group that is called as the choice in another select; nothing while there is none. */
export function mount(root: HTMLElement): void {
  const leading = document.getElementById(root.dataset.select ?? '')
  const select = root.querySelector('select')
  if (!(leading instanceof HTMLSelectElement) || !select) throw new Error('the options-of island lacks its selects')
  const groups = [...select.querySelectorAll('optgroup')]

  const offer = () => {
    const name = leading.selectedOptions[0]?.value === '' ? null : leading.selectedOptions[0]?.text
    const offered = groups.filter(({ label }) => label === name)
    const chosen = select.value
    // Groups are taken out rather than hidden: not every browser hides them.
    for (const group of groups) group.remove()
    select.append(...offered)
    select.value = offered.some((group) => group.querySelector(`option[value="${CSS.escape(chosen)}"]`)) ? chosen : ''
    root.hidden = offered.length === 0
  }
  leading.addEventListener('input', offer)
  leading.addEventListener('change', offer)
  offer()
}

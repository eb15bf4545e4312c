import '../ui/ui.css'

/** What a page may ask for with `data-island="name"`; each is fetched only by pages that ask. */
const islands: Record<string, () => Promise<{ mount: (element: HTMLElement) => void }>> = {
  draft: () => import('./draft.ts'),
  'draft-done': () => import('./draft-done.ts'),
  focus: () => import('./focus.ts'),
  guard: () => import('./guard.ts'),
  'map-pick': () => import('./map-pick.ts'),
  meeting: () => import('./meeting.ts'),
  menu: () => import('./menu.ts'),
  'options-of': () => import('./options-of.ts'),
  passkey: () => import('./passkey.ts'),
  print: () => import('./print.ts'),
  progress: () => import('./progress.ts'),
  shortcuts: () => import('./shortcuts.ts'),
}

// Each for itself: a page stands without any of them, so one that fails must not take the others along.
async function mount(element: HTMLElement): Promise<void> {
  const load = islands[element.dataset.island ?? '']
  if (!load) throw new Error(`unknown island: ${element.dataset.island}`)
  const island = await load()
  island.mount(element)
}

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) void mount(element)

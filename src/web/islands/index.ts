import '../ui/ui.css'

/** What a page may ask for with `data-island="name"`; each is fetched only by pages that ask. */
const islands: Record<string, () => Promise<{ mount: (element: HTMLElement) => void | Promise<void> }>> = {
  'closed-link': () => import('./closed-link.ts'),
  draft: () => import('./draft.ts'),
  'draft-done': () => import('./draft-done.ts'),
  focus: () => import('./focus.ts'),
  guard: () => import('./guard.ts'),
  'map-pick': () => import('./map-pick.ts'),
  meeting: () => import('./meeting.ts'),
  menu: () => import('./menu.ts'),
  'options-of': () => import('./options-of.ts'),
  passkey: () => import('./passkey.ts'),
  'photo-boxes': () => import('./photo-boxes.ts'),
  photos: () => import('./photos.ts'),
  print: () => import('./print.ts'),
  progress: () => import('./progress.ts'),
  queue: () => import('./queue.ts'),
  shortcuts: () => import('./shortcuts.ts'),
  'sign-out': () => import('./sign-out.ts'),
}

// Each for itself: a page stands without any of them, so one that fails must not take the others along.
async function mount(element: HTMLElement, name: string): Promise<void> {
  const load = islands[name]
  if (!load) throw new Error(`unknown island: ${name}`)
  const island = await load()
  await island.mount(element)
}

/** Several on one element, as `data-island="queue draft"`, come in that order; one that fails must not stop the next. */
async function mountAll(element: HTMLElement): Promise<void> {
  const names = (element.dataset.island ?? '').split(' ')
  const failed: unknown[] = []
  for (const name of names) await mount(element, name).catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw failed[0]
}

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) void mountAll(element)

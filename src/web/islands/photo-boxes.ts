import { around, type Box, between, moved, type Point, resized, stepped } from './photo-box-geometry.ts'
import { pageLanguage, say } from './say.ts'

const sides = ['left', 'top', 'width', 'height'] as const
type Row = {
  readonly element: HTMLElement
  readonly number: string
  readonly fields: Readonly<Record<(typeof sides)[number], HTMLInputElement>>
}

const shown = (value: number): string => (pageLanguage() === 'sv' ? String(value).replace('.', ',') : String(value))
const numberIn = (field: HTMLInputElement): number =>
  field.value.trim() === '' ? Number.NaN : Number(field.value.replace(',', '.'))

function boxIn({ fields }: Row): Box | null {
  const [left, top, width, height] = sides.map((side) => numberIn(fields[side])) as [number, number, number, number]
  return [left, top, width, height].every(Number.isFinite) ? { left, top, width, height } : null
}

function rowOf(element: HTMLElement): Row {
  const field = (side: string) => element.querySelector<HTMLInputElement>(`input[name$=".${side}"]`)
  const [left, top, width, height] = sides.map(field)
  if (!left || !top || !width || !height) throw new Error('the photo-boxes island lacks a field of a box')
  return { element, number: element.dataset.box ?? '', fields: { left, top, width, height } }
}

/** Whoever presses without moving so many pixels has not drawn anything. */
const stillPixels = 5

/**
 * Drawing boxes on a photo with pointer or keys. The numbers in the fields are all that is sent; the drawn boxes mirror them, so that
 * each can be done without the other.
 */
export function mount(root: HTMLElement): void {
  const found = root.querySelector<HTMLElement>('.photo-boxes-picture')
  const add = root.querySelector<HTMLButtonElement>(':scope > [data-scripted] button')
  const status = root.querySelector<HTMLElement>('[role="status"]')
  const rows = [...root.querySelectorAll<HTMLElement>('[data-box]')].map(rowOf)
  if (!found || !add || !status || rows.length === 0)
    throw new Error('the photo-boxes island lacks its picture, its button or its boxes')
  const picture = found
  const drawn = new Map<Row, HTMLButtonElement>()

  const words = ({ number }: Row, box: Box) =>
    say('island.box', {
      n: number,
      left: shown(box.left),
      top: shown(box.top),
      width: shown(box.width),
      height: shown(box.height),
    })

  const write = (row: Row, box: Box | null) => {
    for (const side of sides) row.fields[side].value = box === null ? '' : shown(box[side])
    if (box !== null) row.element.closest('details')?.setAttribute('open', '')
    mirror(row)
  }

  const remove = (row: Row) => {
    write(row, null)
    status.textContent = say('island.box-removed', { n: row.number })
    const next = [...drawn.values()][0] ?? add
    next.focus()
  }

  const place = (box: Box): Row | null => {
    const row = rows.find((one) => sides.every((side) => one.fields[side].value.trim() === ''))
    if (!row) {
      status.textContent = say('island.box-most', { n: String(rows.length) })
      return null
    }
    write(row, box)
    return row
  }

  const pointAt = (event: PointerEvent): Point => {
    const frame = picture.getBoundingClientRect()
    return {
      x: ((event.clientX - frame.left) / frame.width) * 100,
      y: ((event.clientY - frame.top) / frame.height) * 100,
    }
  }

  /** Follows the pointer until it is let go. */
  const follow = (from: PointerEvent, onMove: (now: Point, start: Point) => void, onEnd?: (moved: boolean) => void) => {
    const start = pointAt(from)
    const far = (event: PointerEvent) =>
      Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) >= stillPixels
    let dragged = false
    const move = (event: PointerEvent) => {
      dragged ||= far(event)
      if (dragged) onMove(pointAt(event), start)
    }
    const end = () => {
      picture.removeEventListener('pointermove', move)
      onEnd?.(dragged)
    }
    picture.setPointerCapture(from.pointerId)
    picture.addEventListener('pointermove', move)
    picture.addEventListener('pointerup', end, { once: true })
    from.preventDefault()
  }

  const makeButton = (row: Row): HTMLButtonElement => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'photo-box'
    const handle = document.createElement('span')
    handle.className = 'photo-box-handle'
    const number = document.createElement('span')
    number.textContent = row.number
    button.append(number, handle)
    button.addEventListener('pointerdown', (event) => {
      const before = boxIn(row)
      if (!before) return
      button.focus({ preventScroll: true })
      const change = event.target === handle ? resized : moved
      follow(event, (now, start) => write(row, change(before, { x: now.x - start.x, y: now.y - start.y })))
      event.stopPropagation()
    })
    button.addEventListener('keydown', (event) => {
      const now = boxIn(row)
      const next = now && stepped(now, event)
      if (event.key === 'Delete' || event.key === 'Backspace') remove(row)
      else if (next) {
        write(row, next)
        status.textContent = words(row, next)
      } else return
      event.preventDefault()
    })
    return button
  }

  function mirror(row: Row): void {
    const box = boxIn(row)
    const known = drawn.get(row)
    if (!box) {
      known?.remove()
      drawn.delete(row)
      return
    }
    const button = known ?? makeButton(row)
    if (!known) {
      drawn.set(row, button)
      picture.append(button)
    }
    for (const side of ['left', 'top', 'width', 'height'] as const) button.style[side] = `${box[side]}%`
    button.setAttribute('aria-label', words(row, box))
  }

  picture.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    const drawing: { row: Row | null; full: boolean } = { row: null, full: false }
    const at = pointAt(event)
    follow(
      event,
      (now, start) => {
        if (drawing.full) return
        drawing.row ??= place(between(start, now))
        if (drawing.row) write(drawing.row, between(start, now))
        else drawing.full = true
      },
      (dragged) => {
        const row = dragged ? drawing.row : place(around(at))
        // Where one draws is where one looks.
        if (row) drawn.get(row)?.focus({ preventScroll: true })
      },
    )
  })
  add.addEventListener('click', () => {
    const row = place(around({ x: 50, y: 50 }))
    if (row) drawn.get(row)?.focus()
  })
  for (const row of rows) {
    for (const side of sides) row.fields[side].addEventListener('input', () => mirror(row))
    row.element.querySelector('button')?.addEventListener('click', () => remove(row))
    mirror(row)
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-scripted]')) element.hidden = false
  root.dataset.live = 'true'
}

import { isArrow, nextSpot, type Spot } from './area-steps.ts'

type Shape = SVGGraphicsElement

/** Where a shape lies, and which area it is. */
function spotOf(shape: Shape): Spot {
  const { x, y, width, height } = shape.getBBox()
  return { id: shape.dataset.area ?? '', x: x + width / 2, y: y + height / 2 }
}

/**
 * Choosing an area on a drawn map: by pointer, or with the arrow keys and Enter once the map has focus. The choice is the value
 * of the ordinary select named by `data-select`, which is all that is sent; the map only mirrors it.
 */
export function mount(root: HTMLElement): void {
  const select = document.getElementById(root.dataset.select ?? '')
  const map = root.querySelector('svg')
  if (!(select instanceof HTMLSelectElement) || !map) throw new Error('the map-pick island lacks its map or its select')
  const offered = new Set([...select.options].map(({ value }) => value))
  const shapes = [...map.querySelectorAll<Shape>('[data-area]')].filter(({ dataset }) =>
    offered.has(dataset.area ?? ''),
  )
  const spots = shapes.map(spotOf)

  const mirror = () => {
    const chosen = shapes.find(({ dataset }) => dataset.area === select.value)
    for (const shape of shapes) {
      shape.setAttribute('aria-checked', String(shape === chosen))
      shape.setAttribute('tabindex', shape === (chosen ?? shapes[0]) ? '0' : '-1')
    }
  }
  const choose = (shape: Shape) => {
    select.value = shape.dataset.area ?? ''
    select.dispatchEvent(new Event('input', { bubbles: true }))
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }

  map.setAttribute('role', 'radiogroup')
  root.dataset.live = 'true'
  for (const shape of shapes) {
    const name = [...select.options].find(({ value }) => value === shape.dataset.area)?.text ?? ''
    shape.setAttribute('role', 'radio')
    shape.setAttribute('aria-label', name.trim())
    shape.addEventListener('click', () => choose(shape))
    shape.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') choose(shape)
      else if (isArrow(event.key)) {
        const next = nextSpot(spots, shape.dataset.area ?? '', event.key)
        shapes.find(({ dataset }) => dataset.area === next)?.focus()
      } else return
      event.preventDefault()
    })
  }
  select.addEventListener('change', mirror)
  mirror()
}

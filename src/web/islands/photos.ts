import { say } from './say.ts'

/** The same limits as the server's, which makes every photo anew whatever this does. */
const longestSide = 1600
const quality = 0.8
const thumbSide = 160

function draw(picture: ImageBitmap, side: number): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas to draw a photo on')
  // A picture with clear parts would turn black as JPEG.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

const encode = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the photo was not encoded'))),
      'image/jpeg',
      quality,
    ),
  )

/** A new picture drawn from the old one's pixels: place, time, camera and the file's name stay where they were. */
async function shrink(file: File, number: number): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const small = await encode(draw(picture, longestSide))
  picture.close()
  return new File([small], `photo-${number}.jpg`, { type: 'image/jpeg' })
}

async function thumbOf(file: File): Promise<string> {
  const picture = await createImageBitmap(file)
  const thumb = draw(picture, thumbSide).toDataURL('image/jpeg', 0.6)
  picture.close()
  return thumb
}

/** Makes chosen and taken photos small and clean before they are kept or sent, shows them, and asks what each of them shows. */
export function mount(root: HTMLElement): void {
  const field = root.querySelector<HTMLInputElement>('input[type="file"]')
  const shown = root.querySelector('.photo-previews')
  const words = root.querySelector('details')
  if (!field || !shown || !words) throw new Error('the photos island lacks its field, its previews or its words')
  const asked = [...words.querySelectorAll<HTMLElement>('.field')]
  const most = Number(root.dataset.most)
  let left = 0

  const tell = (text: string, thumbs: readonly string[] = []) => {
    const line = document.createElement('p')
    line.textContent = text
    const list = document.createElement('ul')
    list.append(
      ...thumbs.map((thumb, at) => {
        const item = document.createElement('li')
        const image = document.createElement('img')
        image.src = thumb
        image.alt = say('island.photo', { n: String(at + 1) })
        item.append(image)
        return item
      }),
    )
    shown.replaceChildren(line, ...(thumbs.length > 0 ? [list] : []))
  }
  /** One question for each photo; one that has been answered stays, since it may hold what is to be mended. */
  const ask = (photos: number) => {
    asked.forEach((one, at) => {
      one.hidden = at >= photos && one.querySelector('input')?.value === ''
    })
    words.hidden = asked.every(({ hidden }) => hidden)
    words.open = true
  }
  const show = async () => {
    const files = [...(field.files ?? [])]
    ask(files.length)
    if (files.length === 0) return shown.replaceChildren()
    const kilobytes = Math.round(files.reduce((sum, { size }) => sum + size, 0) / 1000)
    const ready = say('island.photos-ready', { n: String(files.length), kb: String(kilobytes) })
    const thumbs: string[] = []
    for (const file of files) thumbs.push(await thumbOf(file))
    tell(left > 0 ? `${ready} ${say('island.photos-most', { most: String(most) })}` : ready, thumbs)
  }
  const take = async (files: readonly File[]) => {
    const clean = new DataTransfer()
    for (const [at, file] of files.slice(0, most).entries()) clean.items.add(await shrink(file, at + 1))
    left = files.length - clean.files.length
    field.files = clean.files
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const isBroken = () => tell(say('island.photos-broken'))

  field.addEventListener('change', () => {
    const files = [...(field.files ?? [])]
    // Until they are clean there is nothing to send.
    field.value = ''
    if (files.length === 0) return void show()
    tell(say('island.photos-working'))
    take(files).catch(isBroken)
  })
  // Ours, when they are clean or have been put back; the browser's own event comes with photos as they were taken.
  field.addEventListener('input', ({ isTrusted }) => {
    if (!isTrusted) show().catch(isBroken)
  })
  // The fields themselves are empty a moment later.
  field.form?.addEventListener('reset', () => window.setTimeout(() => void show()))
  ask(field.files?.length ?? 0)
}

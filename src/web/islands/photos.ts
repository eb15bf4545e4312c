import { say } from './say.ts'

/** The same limits as the server's, which makes every photo anew whatever this does. */
const longestSide = 1600
const quality = 0.8
const thumbSide = 160

type Drawn = { readonly file: File; readonly thumb: string; readonly width: number; readonly height: number }

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
async function shrink(file: File, number: number): Promise<Drawn> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const canvas = draw(picture, longestSide)
  const small = new File([await encode(canvas)], `photo-${number}.jpg`, { type: 'image/jpeg' })
  const thumb = draw(picture, thumbSide).toDataURL('image/jpeg', 0.6)
  picture.close()
  return { file: small, thumb, width: canvas.width, height: canvas.height }
}

/** Makes chosen and taken photos small and clean before they are kept or sent, and shows them. */
export function mount(root: HTMLElement): void {
  const field = root.querySelector<HTMLInputElement>('input[type="file"]')
  const shown = root.querySelector('.photo-previews')
  if (!field || !shown) throw new Error('the photos island lacks its field or its place for previews')
  const most = Number(root.dataset.most)

  const tell = (words: string, photos: readonly Drawn[] = []) => {
    const line = document.createElement('p')
    line.textContent = words
    const list = document.createElement('ul')
    list.append(
      ...photos.map(({ thumb }, at) => {
        const item = document.createElement('li')
        const image = document.createElement('img')
        image.src = thumb
        image.alt = say('island.photo', { n: String(at + 1) })
        item.append(image)
        return item
      }),
    )
    shown.replaceChildren(line, ...(photos.length > 0 ? [list] : []))
  }

  const take = async (files: readonly File[]) => {
    const photos: Drawn[] = []
    for (const [at, file] of files.slice(0, most).entries()) photos.push(await shrink(file, at + 1))
    const kept = new DataTransfer()
    for (const { file } of photos) kept.items.add(file)
    field.files = kept.files
    const kilobytes = Math.round(photos.reduce((sum, { file }) => sum + file.size, 0) / 1000)
    const ready = say('island.photos-ready', { n: String(photos.length), kb: String(kilobytes) })
    tell(files.length > most ? `${ready} ${say('island.photos-most', { most: String(most) })}` : ready, photos)
  }

  field.addEventListener('change', () => {
    const files = [...(field.files ?? [])]
    // Until they are clean there is nothing to send.
    field.value = ''
    if (files.length === 0) return shown.replaceChildren()
    tell(say('island.photos-working'))
    take(files).catch(() => tell(say('island.photos-broken')))
  })
  field.form?.addEventListener('reset', () => shown.replaceChildren())
}

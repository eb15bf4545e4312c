import sharp from 'sharp'
import type { Plugin } from 'vite'

const paper = '#f4f2ed'
const pine = '#14524a'
// The mark of the site: two fields of view that overlap. Room is left around it, since phones cut icons to shapes of their own.
const mark = (size: number) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 48 48">
    <rect width="48" height="48" fill="${paper}"/>
    <g fill="none" stroke="${pine}" stroke-width="4"><circle cx="18.5" cy="24" r="10"/><circle cx="29.5" cy="24" r="10"/></g>
  </svg>`)
const sizes = [180, 192, 512]

/** Makes the icons and the manifest that let a phone install the site as an app; everything comes from our own drawing. */
export function installable(): Plugin {
  return {
    name: 'installable',
    async generateBundle() {
      const icons: { src: string; sizes: string; type: string; purpose: string }[] = []
      for (const size of sizes) {
        // Two colours and the steps between them: a palette weighs a third.
        const source = await sharp(mark(size)).png({ palette: true, colours: 16, effort: 10 }).toBuffer()
        const reference = this.emitFile({ type: 'asset', name: `app-icon-${size}.png`, source })
        const src = `/${this.getFileName(reference)}`
        icons.push({ src, sizes: `${size}x${size}`, type: 'image/png', purpose: 'any maskable' })
      }
      const manifest = {
        id: '/report',
        name: 'Samsyn: rapportera',
        short_name: 'Samsyn',
        description: 'Lämna veckans observationer, också utan nät.',
        lang: 'sv',
        start_url: '/report',
        scope: '/',
        display: 'standalone',
        background_color: paper,
        theme_color: paper,
        icons,
      }
      this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(manifest) })
    },
  }
}

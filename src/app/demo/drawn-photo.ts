import sharp from 'sharp'

/** A drawing in the place of a photo: a wall with graffiti, and a car whose plate nobody should have sent. No real place, no person. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">
  <rect width="1200" height="800" fill="#a9c4d4"/>
  <rect y="560" width="1200" height="240" fill="#75756d"/>
  <rect x="90" y="150" width="640" height="420" fill="#c8a480"/>
  <rect x="150" y="210" width="120" height="120" fill="#3c5568"/>
  <rect x="330" y="210" width="120" height="120" fill="#3c5568"/>
  <rect x="540" y="330" width="130" height="240" fill="#5a4534"/>
  <path d="M150 470 q60 -90 110 0 t110 0 t110 0" fill="none" stroke="#a3233f" stroke-width="22"/>
  <rect x="780" y="470" width="340" height="130" rx="30" fill="#2f5d55"/>
  <path d="M840 470 l50 -80 h130 l50 80 z" fill="#2f5d55"/>
  <circle cx="860" cy="610" r="42" fill="#22282b"/>
  <circle cx="1040" cy="610" r="42" fill="#22282b"/>
  <rect x="1030" y="530" width="86" height="30" fill="#f4f2ed" stroke="#14201f" stroke-width="3"/>
  <path d="M1040 552 v-14 l8 14 v-14 M1058 538 v14 M1070 538 h10 v7 h-10 v7 h10 M1094 538 v14" stroke="#14201f" stroke-width="4" fill="none"/>
</svg>`

/** Where the plate is, in per cent. */
export const plateBox = { left: 84.5, top: 65, width: 10, height: 6.5 } as const

export async function drawnPhoto(): Promise<File> {
  const bytes = await sharp(Buffer.from(drawing)).jpeg({ quality: 85 }).toBuffer()
  return new File([new Uint8Array(bytes)], 'teckning.jpg', { type: 'image/jpeg' })
}

// Writes made-up rows of a sender's file: what the benches of the import read. A process of its own, so that what making them takes of
// memory is not counted as the import's. Usage: node bench/import-rows.ts FILE ROWS
import { open } from 'node:fs/promises'
import { observationsOf } from '#app/demo/observations.ts'
import { periodEnding } from '#app/demo/period.ts'

const [path = '', wanted = '0'] = process.argv.slice(2)

/** Three years of the demo municipality, again and again with another seed, until there are rows enough. */
async function writeRows(rows: number): Promise<{ bytes: number; texts: number }> {
  const file = await open(path, 'w')
  const texts = new Set<string>()
  let [written, bytes] = [0, 0]
  const write = async (line: string) => {
    bytes += (await file.write(line)).bytesWritten
  }
  await write('Id;Tid;Kategori;Longitud;Latitud;Beskrivning\r\n')
  for (let seed = 1; written < rows; seed++) {
    const lines: string[] = []
    for (const { from, category, lon, lat, text, externalId } of observationsOf(periodEnding('2026-11-20'), seed)) {
      if (written === rows) break
      const time = `${String(Math.floor(from.minutes / 60)).padStart(2, '0')}:${String(from.minutes % 60).padStart(2, '0')}`
      lines.push(
        `${seed}-${externalId};${from.date} ${time};${category};${lon};${lat};"${text.replaceAll('"', '""')}"\r\n`,
      )
      texts.add(text)
      written++
    }
    await write(lines.join(''))
  }
  await file.close()
  return { bytes, texts: texts.size }
}

console.log(JSON.stringify(await writeRows(Number(wanted))))

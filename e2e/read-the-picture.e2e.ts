import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../src/kernel/time/clock.ts'
import { addWeeks, weekOf } from '../src/kernel/time/week.ts'
import { arrivesAt, follow, inspect, openBrowser, openMenu, type Person, press, sees } from './testing/browser.ts'
import { become, startDemo } from './testing/demo.ts'
import type { Samsyn } from './testing/samsyn.ts'

const latest = addWeeks(weekOf(systemClock.today()), -1)
const weekWords = `v. ${Number(latest.slice(6))} ${latest.slice(0, 4)}`
/** What a program prints, with ordinary blanks where the text has such as do not break. */
const ran = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).replaceAll(/[^\S\n]/g, ' ')

describe('a reader', () => {
  let samsyn: Samsyn
  let browser: Browser
  let reader: Person
  let folder: string

  beforeAll(async () => {
    ;[samsyn, browser] = await Promise.all([startDemo(), openBrowser()])
    folder = await mkdtemp(join(tmpdir(), 'samsyn-downloads-'))
    reader = await become({ browser, url: samsyn.url }, 'Läsare i kommunstyrelsen (demo)')
  })
  afterAll(async () => {
    await browser?.close()
    await samsyn?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  /** Follows a download link and gives the file's path. */
  const download = async (page: Page, name: RegExp): Promise<string> => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).first().click()])
    const path = join(folder, file.suggestedFilename())
    await file.saveAs(path)
    return path
  }

  it('opens the latest picture, in the version that may be shared', async () => {
    const { page } = reader
    await page.goto('/pictures')
    await follow(page, `Lägesbild ${weekWords}`)
    await arrivesAt(page, `Lägesbild ${weekWords}`)
    for (const section of ['Det viktigaste', 'Läget i områdena', 'Område för område', 'Aktiviteter'])
      await page.getByRole('heading', { name: section, exact: true }).first().waitFor()
    expect(await page.getByRole('link', { name: /intern/ }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /Publicera|Rätta|Spara/ }).count()).toBe(0)
    await inspect(page, 'picture-reader')
  })

  it('takes it as a tagged PDF that claims PDF/UA-1', async () => {
    const path = await download(reader.page, /PDF/)
    const told = ran('pdfinfo', path)
    expect(told).toMatch(/^Tagged: +yes$/m)
    expect(told).toMatch(new RegExp(`^Title: +Lägesbild ${weekWords}$`, 'm'))
    expect(ran('pdfinfo', '-meta', path)).toMatch(/pdfuaid:part(>|=")1/)
    expect(ran('pdfinfo', '-struct', path)).toMatch(/Table[\s\S]*TH/)
    const text = ran('pdftotext', '-layout', path, '-')
    for (const words of ['Flemingsberg', 'Det viktigaste', 'Sida 1 av', 'påhittade uppgifter'])
      expect(text.replaceAll(/\s+/g, ' ')).toMatch(new RegExp(words, 'i'))
    expect(text).toContain('färre än')
  })

  it('takes it as Word and Excel', async () => {
    const { page } = reader
    const word = await readFile(await download(page, /DOCX/))
    expect(word.subarray(0, 2).toString()).toBe('PK')
    expect(word.length).toBeGreaterThan(20_000)
    const sheets = await readXlsxFile(await readFile(await download(page, /XLSX/)))
    expect(JSON.stringify(sheets)).toContain('Flemingsberg')
  })

  it('cannot have the internal version by asking for its address', async () => {
    const { page } = reader
    for (const file of ['lagesbild.pdf?lang=sv&version=internal', 'lagesbild.json?lang=sv']) {
      const answer = await page.request.get(`${new URL(page.url()).pathname}/${file}`)
      expect(answer.status(), file).toBe(403)
    }
  })

  it('reads it in English', async () => {
    const { page, complaints } = reader
    await openMenu(page)
    await press(page, 'In English')
    await page.getByRole('heading', { name: 'What matters most', exact: true }).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await sees(page, /Made-up data/)
    await inspect(page, 'picture-reader-english')
    const text = ran('pdftotext', await download(page, /PDF/), '-')
    expect(text).toContain('What matters most')
    expect(text).not.toContain('Det viktigaste')
    expect(complaints).toEqual([])
  })
})

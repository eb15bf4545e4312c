// What the report form weighs on its first load over the line, as Chromium received it: `node bench/form-weight.ts` after `npm run build`.
// The limit is 90 kB compressed for all that the form needs; fonts do not block and are printed beside.
import { openBrowser, phone } from '../e2e/testing/browser.ts'
import { mostBytes, weigh } from '../e2e/testing/form-weight.ts'
import { arrive, startTown } from '../e2e/testing/town.ts'

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`
const [samsyn, browser] = await Promise.all([startTown(), openBrowser()])
try {
  const { page } = await arrive({ browser, url: samsyn.url, viewport: phone }, 'reporter')
  await page.goto('/report')
  const { parts, needed, fonts } = await weigh(page)
  for (const { name, bytes } of parts) console.log(`${kB(bytes)}  ${name}`)
  console.log(
    `${kB(needed)}  of ${kB(mostBytes)}: ${(needed / mostBytes).toFixed(2)} of the limit; fonts beside: ${kB(fonts)}`,
  )
} finally {
  await browser.close()
  await samsyn.stop()
}

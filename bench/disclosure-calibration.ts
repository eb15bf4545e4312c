// How often a published table gives hidden counts away, before and after the audit: random tables of areas and kinds whose rates
// differ much, small counts in one class and all others and all totals rounded to 5. With zeros shown, and with zeros in the class.
// Prints a table in Markdown. Usage: node bench/disclosure-calibration.ts [tables per setting] [seed]
import { auditCells } from '#analysis/disclosure/audit.ts'
import { withSums } from '#analysis/disclosure/cells.ts'
import { releaseTable } from '#analysis/disclosure/release.ts'
import { toPublicCount, type Zeros } from '#analysis/disclosure/rounding.ts'
import { randomTable } from '#analysis/disclosure/testing/random-tables.ts'
import { RandomStream } from '#analysis/random.ts'

const tables = Number(process.argv[2] ?? 60)
const seed = Number(process.argv[3] ?? 1)
const sizes = [
  [5, 4],
  [8, 3],
  [4, 2],
  [12, 5],
] as const
const means = [0.7, 2, 5]

type Size = readonly [rows: number, columns: number]

/** Of the counts 1 to 4: how many the reader knows exactly, and how many to within two neighbours. */
async function beforeAudit(counts: readonly (readonly number[])[], zeros: Zeros) {
  const { values, relations } = withSums(counts)
  const audit = await auditCells({
    cells: values.map((value, cell) => ({ id: String(cell), shown: toPublicCount(value, zeros).range })),
    relations: relations.map(({ total, parts }) => ({ total: String(total), parts: parts.map(String) })),
  })
  if (audit.kind === 'refused') throw new Error(audit.reason)
  const small = audit.cells.filter(({ id }) => isSmall(values[Number(id)] ?? 0))
  const exact = small.filter(({ low, high }) => low === high).length
  return { hidden: small.length, exact, narrow: small.filter(({ low, high }) => high - low === 1).length }
}

const isSmall = (count: number) => count > 0 && count < 5

const names = (prefix: string, length: number) => Array.from({ length }, (_, index) => `${prefix}${index + 1}`)

async function afterAudit(counts: readonly (readonly number[])[], [rows, columns]: Size, zeros: Zeros) {
  const release = await releaseTable(
    {
      id: 'table',
      rows: { dimension: 'row', elements: names('r', rows), total: 'all', merging: 'any' },
      columns: { dimension: 'column', elements: names('c', columns), total: 'all', merging: 'any' },
      at: {},
      counts,
      structuralZeros: [],
      zeros,
    },
    { live: [], dimensions: [] },
  )
  if (release.kind === 'refused') throw new Error(release.reason)
  const isOut = release.kind === 'published'
  return {
    blocked: isOut ? 0 : 1,
    lost: isOut ? rows + columns - release.rows.length - release.columns.length : 0,
    merged: isOut && release.merged.length > 0 ? 1 : 0,
    exact: isOut ? release.cells.filter(({ low, high }) => low === high).length : 0,
  }
}

const percent = (part: number, whole: number) => ((100 * part) / Math.max(whole, 1)).toFixed(2)

console.info(`${tables} tables for each setting, seed ${seed}\n`)
console.info(
  '| zeros | rows x columns | mean | counts 1-4 | exact % | within 2 % | tables with exact % | after: merged % | rows and columns lost per merged table | blocked % | exact |',
)
console.info('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
let stream = 0
for (const size of sizes) {
  for (const mean of means) {
    const random = new RandomStream(seed, stream++)
    const drawn = Array.from({ length: tables }, () => randomTable(random, size, mean))
    for (const zeros of ['shown', 'merged'] as const) {
      const sum = { hidden: 0, exact: 0, narrow: 0, withExact: 0, blocked: 0, merged: 0, lost: 0, exactAfter: 0 }
      for (const counts of drawn) {
        const before = await beforeAudit(counts, zeros)
        const after = await afterAudit(counts, size, zeros)
        sum.hidden += before.hidden
        sum.exact += before.exact
        sum.narrow += before.narrow
        sum.withExact += before.exact > 0 ? 1 : 0
        sum.blocked += after.blocked
        sum.merged += after.merged
        sum.lost += after.lost
        sum.exactAfter += after.exact
      }
      const cells = [
        zeros,
        size.join(' x '),
        mean,
        sum.hidden,
        percent(sum.exact, sum.hidden),
        percent(sum.narrow, sum.hidden),
      ]
      const lost = (sum.lost / Math.max(sum.merged, 1)).toFixed(1)
      const after = [percent(sum.merged, tables), lost, percent(sum.blocked, tables), sum.exactAfter]
      console.info(`| ${[...cells, percent(sum.withExact, tables), ...after].join(' | ')} |`)
    }
  }
}

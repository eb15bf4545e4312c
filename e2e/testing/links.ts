import type { APIRequestContext } from 'playwright-core'

const file = /\.(csv|xlsx|pdf|docx|json|geojson)(\?|$)/
/** Addresses that differ only in numbers, weeks and what was chosen are one kind of page. */
const kindOf = (address: string) =>
  address
    .replace(/\d{4}-W\d\d|\d+/g, '#')
    .replace(/\?.*/, (query) => `?${[...new URLSearchParams(query).keys()].sort().join('&')}`)

const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

/** Opens one page of every kind that can be reached by links, and tells which of them cannot be shown or have no heading. */
export async function followEveryLink(request: APIRequestContext): Promise<{ pages: number; complaints: string[] }> {
  const complaints: string[] = []
  const found = new Map([['/', 'the first page']])
  const kinds = new Set<string>()
  for (const [address, from] of found) {
    if (file.test(address) || kinds.has(kindOf(address))) continue
    kinds.add(kindOf(address))
    const answer = await request.get(address)
    if (answer.status() >= 400) complaints.push(`${answer.status()} ${address}, led to from ${from}`)
    if (!answer.headers()['content-type']?.includes('html')) continue
    const html = await answer.text()
    if (html.match(/<h1\b/g)?.length !== 1) complaints.push(`not one heading on ${address}, led to from ${from}`)
    for (const href of linksOf(html)) if (!found.has(href)) found.set(href, address)
  }
  return { pages: kinds.size, complaints }
}

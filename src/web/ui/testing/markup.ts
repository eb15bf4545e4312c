/** Reads rendered pages for the contract tests; enough of HTML for what React writes, no more. */
export type Tag = { readonly name: string; readonly attributes: ReadonlyMap<string, string> }

/** Every start tag in document order. React writes each attribute as name="value". */
export const tagsOf = (html: string): readonly Tag[] =>
  [...html.matchAll(/<([a-zA-Z][\w-]*)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g)].map(([, name = '', attributes = '']) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key.toLowerCase(), value]),
    ),
  }))

export const valuesOf = (tags: readonly Tag[], attribute: string): readonly string[] =>
  tags.flatMap(({ attributes }) => attributes.get(attribute) ?? [])

/** What breaks the content security policy: inline styles, inline scripts and handlers, other sites. */
export function inlineOf(html: string): readonly string[] {
  const tags = tagsOf(html)
  const handlers = tags.flatMap(({ attributes }) => [...attributes.keys()].filter((key) => /^on[a-z]/.test(key)))
  const elements = tags.filter(
    ({ name, attributes }) => name === 'style' || (name === 'script' && !attributes.has('src')),
  )
  const away = [...valuesOf(tags, 'href'), ...valuesOf(tags, 'src'), ...valuesOf(tags, 'action')].filter((address) =>
    /^(?:https?:|\/\/|javascript:)/.test(address),
  )
  return [...valuesOf(tags, 'style'), ...handlers, ...elements.map(({ name }) => name), ...away]
}

export function repeatedIds(html: string): readonly string[] {
  const ids = valuesOf(tagsOf(html), 'id')
  return ids.filter((id, at) => ids.indexOf(id) !== at)
}

/** References within the page that lead nowhere: labels, descriptions and links to fields. */
export function brokenReferences(html: string): readonly string[] {
  const tags = tagsOf(html)
  const ids = new Set(valuesOf(tags, 'id'))
  const spoken = ['for', 'aria-labelledby', 'aria-describedby'].flatMap((name) => valuesOf(tags, name))
  const links = valuesOf(tags, 'href').flatMap((href) => (href.startsWith('#') ? [href.slice(1)] : []))
  return [...spoken.flatMap((list) => list.split(' ')), ...links].filter((id) => !ids.has(id))
}

/** Controls that no label, wrapping label or aria-label names. */
export function unnamedControls(html: string): readonly string[] {
  const named = new Set(valuesOf(tagsOf(html), 'for'))
  const wrapped = new Set(
    [...html.matchAll(/<label[^>]*>.*?<\/label>/gs)].flatMap(([label]) => controlsOf(label).map(String)),
  )
  return controlsOf(html)
    .filter(({ attributes }) => attributes.get('type') !== 'hidden')
    .filter(({ attributes }) => !attributes.get('aria-label') && !named.has(attributes.get('id') ?? ''))
    .map(String)
    .filter((control) => !wrapped.has(control))
}

const controlsOf = (html: string) =>
  tagsOf(html)
    .filter(({ name }) => ['input', 'select', 'textarea', 'progress'].includes(name))
    .map((tag) => ({ ...tag, toString: () => `${tag.name} ${[...tag.attributes].join(' ')}` }))

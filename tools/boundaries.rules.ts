// Who may import whom: architecture.md section 5 as data. Every rule carries a planted violation that must be found in each run.

/** The tiers of domains, from the ground up. A domain sees the index.ts of domains in lower tiers only. */
const tiers = [
  ['parties', 'areas', 'documents', 'obligations'],
  ['situation', 'statistics'],
  ['problems', 'measures'],
  ['cooperation', 'funding'],
  ['protection', 'preparedness'],
  ['compliance', 'quality', 'publication'],
]

/** The kernel's folders in the order in which they may import each other. */
const kernelOrder = [
  'time',
  'errors',
  'model',
  'privacy',
  'db',
  'audit',
  'auth',
  'i18n',
  'messages',
  'action',
  'files',
  'jobs',
  'http',
  'register',
]

type Side = { path?: string; pathNot?: string; circular?: boolean }
export type BoundaryRule = {
  readonly name: string
  /** What to do instead: said with every finding. */
  readonly comment: string
  readonly from: Side
  readonly to: Side
  /** Files of a small tree in which this rule, and this rule at least, must be found broken. */
  readonly planted: Readonly<Record<string, string>>
}

const tests = '\\.test\\.tsx?$|/testing/'
const domain = '^src/domains/([^/]+)/'
/** Files of a role in a domain, in it or in one of its rooms. */
const role = (...roles: string[]) => `^src/domains/.+\\.(${roles.join('|')})\\.tsx?$`
const imports = (path: string) => `import '${path}'\nexport const planted = 1\n`
const anything = 'export const planted = 1\n'

const kernelRules = kernelOrder.map((folder, index): BoundaryRule => {
  const later = kernelOrder.slice(index + 1)
  const upwards = later.length > 0 ? `^src/kernel/(${later.join('|')})/|` : ''
  return {
    name: `kernel-${folder}-looks-down`,
    comment:
      'A kernel folder imports only npm and the kernel folders before it; move the piece down, or the caller up.',
    from: { path: `^src/kernel/${folder}/`, pathNot: tests },
    to: { path: `${upwards}^src/(?!kernel/)` },
    planted: {
      [`src/kernel/${folder}/planted.ts`]: imports('../../domains/parties/planted.ts'),
      'src/domains/parties/planted.ts': anything,
    },
  }
})

const tierRules = tiers.flatMap((names, tier) =>
  names.map((name): BoundaryRule => {
    const lower = tiers.slice(0, tier).flat()
    const allowed = [name, ...lower].join('|')
    const other = tiers.flat().find((candidate) => candidate !== name && !lower.includes(candidate)) ?? ''
    return {
      name: `domain-${name}-looks-down`,
      comment: 'A domain knows itself and the domains of lower tiers. What a higher one needs, it fetches itself.',
      from: { path: `^src/domains/${name}/`, pathNot: tests },
      to: { path: '^src/domains/', pathNot: `^src/domains/(${allowed})/` },
      planted: {
        [`src/domains/${name}/planted.ts`]: imports(`../${other}/index.ts`),
        [`src/domains/${other}/index.ts`]: anything,
      },
    }
  }),
)

export const boundaryRules: readonly BoundaryRule[] = [
  ...kernelRules,
  ...tierRules,
  {
    name: 'no-circles',
    comment: 'Two files that need each other are one, or a third one is missing.',
    from: {},
    to: { circular: true },
    planted: { 'src/kernel/time/one.ts': imports('./two.ts'), 'src/kernel/time/two.ts': imports('./one.ts') },
  },
  {
    name: 'domains-meet-at-the-door',
    comment: 'Another domain is reached through its index.ts only.',
    from: { path: domain, pathNot: tests },
    to: { path: '^src/domains/', pathNot: '^src/domains/$1/|^src/domains/[^/]+/index\\.ts$' },
    planted: {
      'src/domains/situation/planted.ts': imports('../parties/party.store.ts'),
      'src/domains/parties/party.store.ts': anything,
    },
  },
  {
    name: 'analysis-stands-alone',
    comment: 'The statistics are usable without the rest: no kernel, no domain, no input or output.',
    from: { path: '^src/analysis/', pathNot: tests },
    to: { path: '^src/(?!analysis/)' },
    planted: { 'src/analysis/planted.ts': imports('../kernel/time/week.ts'), 'src/kernel/time/week.ts': anything },
  },
  {
    name: 'nobody-imports-app',
    comment: 'app/ holds the composition roots: it imports everything and nobody imports it.',
    from: { pathNot: `^src/app/|^(e2e|bench|tools)/|${tests}` },
    to: { path: '^src/app/' },
    planted: { 'src/domains/parties/planted.ts': imports('../../app/domains.ts'), 'src/app/domains.ts': anything },
  },
  {
    name: 'pages-never-reach-a-store',
    comment: 'A page gets its data through its route; it imports its own model, policy and texts, and web/ui.',
    from: { path: '^src/domains/.+/pages/' },
    to: {
      path: '\\.(store|actions|routes|jobs)\\.tsx?$|^src/kernel/(?!time/|errors/|model/|privacy/|i18n/|http/(route|request)\\.ts|auth/actor\\.ts)|^src/web/shell/',
    },
    planted: {
      'src/domains/parties/pages/planted.tsx': imports('../planted.store.ts'),
      'src/domains/parties/planted.store.ts': anything,
    },
  },
  {
    name: 'models-are-pure',
    comment: 'Models, policies and texts run on both sides of the wire: no database, no request, no React.',
    from: {
      path: '^src/domains/.+\\.tsx?$',
      pathNot: `/pages/|${role('store', 'tables', 'actions', 'file', 'jobs', 'register', 'quality', 'routes')}|/index\\.ts$|${tests}`,
    },
    to: {
      path: '^src/kernel/(db|audit|action|files|jobs|http|register)/|^src/web/|\\.(store|actions|routes)\\.tsx?$|(^|/)node_modules/(react|kysely|pg)/',
    },
    planted: {
      'src/domains/parties/planted.ts': imports('./planted.store.ts'),
      'src/domains/parties/planted.store.ts': anything,
    },
  },
  {
    name: 'stores-know-only-the-database',
    comment:
      'A store turns rows into objects: the database, errors, time and its own model; no action, page or request.',
    from: { path: role('store') },
    to: {
      path: '^src/kernel/(action|http|jobs|register|auth)/|^src/kernel/i18n/(?!format\\.)|^src/(web|reporting|app)/|\\.(actions|routes|policy|texts)\\.tsx?$|/pages/',
    },
    planted: {
      'src/domains/parties/planted.store.ts': imports('./planted.actions.ts'),
      'src/domains/parties/planted.actions.ts': anything,
    },
  },
  {
    name: 'actions-draw-nothing',
    comment: 'Use cases and jobs know neither pages nor parts; only routes join pages.',
    from: { path: role('actions', 'jobs', 'quality') },
    to: { path: '^src/web/|/pages/|\\.routes\\.tsx?$|^src/kernel/http/' },
    planted: {
      'src/domains/parties/planted.actions.ts': imports('./pages/planted.tsx'),
      'src/domains/parties/pages/planted.tsx': anything,
    },
  },
  {
    name: 'parts-know-no-domain',
    comment: 'web/ui draws what it is given: tokens, texts, time, and the charts and maps of reporting.',
    from: { path: '^src/web/ui/', pathNot: tests },
    to: {
      path: '^src/(domains|app|analysis)/|^src/web/(shell|islands)/|^src/kernel/(?!i18n/|time/)|^src/reporting/(?!chart/|map/|level-colours)',
    },
    planted: {
      'src/web/ui/planted.tsx': imports('../../domains/parties/planted.ts'),
      'src/domains/parties/planted.ts': anything,
    },
  },
  {
    name: 'islands-stay-small',
    comment:
      'What runs in the browser is plain script: the privacy guard, texts and the page itself; no React, no server.',
    from: { path: '^src/web/islands/', pathNot: tests },
    to: { path: '^src/(domains|app|reporting|analysis)/|^src/kernel/(?!privacy/|i18n/|time/)|(^|/)node_modules/react' },
    planted: {
      'src/web/islands/planted.ts': imports('../../kernel/db/planted.ts'),
      'src/kernel/db/planted.ts': anything,
    },
  },
  {
    name: 'reporting-knows-no-domain',
    comment: 'A report model is data; a domain makes it, reporting draws it.',
    from: { path: '^src/reporting/', pathNot: tests },
    to: { path: '^src/(domains|app|web)/' },
    planted: {
      'src/reporting/planted.ts': imports('../domains/parties/planted.ts'),
      'src/domains/parties/planted.ts': anything,
    },
  },
  {
    name: 'react-draws-pages-only',
    comment: 'React lives in web/, in pages/, in the drawn parts of reporting, and in the root that draws a page.',
    from: {
      path: '^src/',
      pathNot: `^src/web/|/pages/|^src/reporting/|^src/app/draw\\.tsx$|${tests}`,
    },
    to: { path: '(^|/)node_modules/(react|react-dom)/' },
    planted: { 'src/domains/parties/planted.actions.ts': imports('react') },
  },
  {
    name: 'tests-stay-in-tests',
    comment: 'What ships does not import what tests need.',
    from: { path: '^src/', pathNot: tests },
    to: { path: tests },
    planted: { 'src/kernel/time/planted.ts': imports('./week.test.ts'), 'src/kernel/time/week.test.ts': anything },
  },
]

/** Rules over the text of a file: what may stand only in certain places. */
export type WordingRule = {
  readonly name: string
  readonly comment: string
  readonly pattern: RegExp
  /** where it may not stand */
  readonly where: RegExp
  readonly planted: { readonly file: string; readonly text: string }
}

const schemas = ['kernel', 'audit', 'auth', 'parties', 'areas', 'situation']

export const wordingRules: readonly WordingRule[] = [
  {
    name: 'time-comes-from-the-clock',
    comment: 'Take the time from the context’s clock.',
    pattern: /\bDate\.now\(|\bnew Date\(\)/,
    where: /^src\/(?!kernel\/time\/)(?!.*(\.test\.|\/testing\/|\/islands\/))/,
    planted: { file: 'src/domains/parties/planted.ts', text: 'export const now = Date.now()' },
  },
  {
    name: 'queries-live-in-stores',
    comment: 'Move the query into the domain’s .store.ts.',
    pattern: /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(<[^>]*>)?`/,
    where: /^src\/domains\/(?!.*(\.store\.ts|\.test\.ts|\/testing\/))/,
    planted: { file: 'src/domains/parties/planted.actions.ts', text: "db.selectFrom('parties.party')" },
  },
  {
    name: 'nothing-is-fetched',
    comment: 'An outside call belongs in a source client that configuration switches on.',
    pattern: /\bfetch\(/,
    where: /^src\/(?!web\/islands\/)(?!.*\.(test|client)\.)/,
    planted: { file: 'src/domains/parties/planted.ts', text: "await fetch('http://127.0.0.1')" },
  },
  {
    name: 'status-codes-live-in-http',
    comment: 'Throw a Problem; kernel/http decides the status.',
    pattern: /\bstatus:\s*[1-5]\d\d\b|\.status\([1-5]\d\d\)/,
    where: /^src\/domains\/(?!.*\.test\.)/,
    planted: { file: 'src/domains/parties/planted.routes.ts', text: 'return { status: 404 }' },
  },
  {
    name: 'pages-carry-no-inline-style',
    comment: 'The content security policy forbids inline style; use a class of the parts.',
    pattern: /\sstyle=\{|dangerouslySetInnerHTML/,
    where: /^src\/(web|domains)\/.*\.tsx$/,
    planted: { file: 'src/web/ui/planted.tsx', text: 'export const P = () => <p style={{ color: 1 }} />' },
  },
  ...schemas.map(
    (schema): WordingRule => ({
      name: `schema-${schema}-belongs-to-its-owner`,
      comment: 'A store touches its own schema’s tables; ask the other domain through its index.ts.',
      pattern: new RegExp(`(['"\`]|\\b(from|join|into|update) )${schema}\\.[a-z_]+`),
      where: new RegExp(`^src/domains/(?!${schema}/)[^/]+/.*\\.store\\.ts$`),
      planted: {
        file: `src/domains/${schema === 'measures' ? 'parties' : 'measures'}/planted.store.ts`,
        text: `db.selectFrom('${schema}.thing')`,
      },
    }),
  ),
]

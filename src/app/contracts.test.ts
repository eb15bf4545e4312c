import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { type Actor, anonymous, type Decision, roles } from '#kernel/auth/actor.ts'
import { formatMessage, languages, locale } from '#kernel/i18n/texts.ts'
import { allActions, allRoutes, allTexts } from './domains.ts'
import { roomsFor } from './rooms.ts'
import { projectRoot } from './root.ts'

const municipality = { id: '9001', name: 'Provkommun', demo: false }
const person = (grants: Actor['grants']): Actor => ({
  ...anonymous(municipality),
  kind: 'person',
  accountId: 1,
  sessionId: 1,
  name: 'Prov',
  partyId: 1,
  grants,
})
/** Who may come to an action: each role without limit, the reporter as she is usually invited, and those without a role. */
const columns: readonly (readonly [string, Actor])[] = [
  ...roles.map((role) => [role, person([{ role, partyId: null, areaId: null }])] as const),
  ['reporter of a party', person([{ role: 'reporter', partyId: 1, areaId: null }])],
  ['coordinator of an area', person([{ role: 'coordinator', partyId: null, areaId: 1 }])],
  ['no role', person([])],
  ['signed out', anonymous(municipality)],
]
const textOf = (key: string) => allTexts.get(key)

describe('every action', () => {
  test('has a name of its own with a text in both languages', () => {
    const names = allActions.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(names.filter((name) => !textOf(`action.${name}`))).toEqual([])
  })

  test('has an address of its own in the programming interface', () => {
    const addresses = allActions.filter(({ api }) => api).map(({ http }) => http.replace(/:[^/]+/g, ':'))
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([])
  })

  test('that is reached by GET changes nothing, and what changes something is audited', () => {
    const sly = allActions.filter(({ http, audit }) => http.startsWith('GET ') && audit === 'write')
    expect(sly.map(({ name }) => name)).toEqual([])
  })

  test('answers every role, with a reason in both languages when the answer is no', () => {
    const unexplained: string[] = []
    for (const { name, allowWithoutTarget } of allActions)
      for (const [who, actor] of columns) {
        const decision: Decision | undefined = allowWithoutTarget?.(actor)
        if (decision && !decision.allowed && !textOf(decision.reason))
          unexplained.push(`${name}: ${who}: ${decision.reason}`)
      }
    expect(unexplained).toEqual([])
  })
})

describe('every room', () => {
  test('that somebody is shown leads to a page that opens', () => {
    const closed = columns.flatMap(([who, actor]) =>
      roomsFor({ actor, path: '/', language: 'sv' }).flatMap(({ href }) => {
        const room = allRoutes.find((route) => route.kind === 'page' && route.path === href)
        const reads = room?.kind === 'page' ? Object.values(room.reads).map(({ name }) => name) : ['no page']
        const refused = reads.filter(
          (name) => allActions.find((one) => one.name === name)?.allowWithoutTarget?.(actor).allowed !== true,
        )
        return refused.map((name) => `${who} ${href}: ${name}`)
      }),
    )
    expect(closed).toEqual([])
  })
})

describe('the texts', () => {
  test('say the same with the same parameters in both languages, and compile', () => {
    const faults: string[] = []
    for (const [key, text] of allTexts) {
      const [sv = '', en = ''] = languages.map((language) => placeholders(text[language], language).join())
      if (sv !== en) faults.push(`${key}: {${sv}} / {${en}}`)
      if (text.sv.trim() === '' || text.en.trim() === '') faults.push(`${key}: empty`)
    }
    expect(faults).toEqual([])
  })

  test('exist for every code that the program can answer with', () => {
    const missing: string[] = []
    for (const { path, source } of sources())
      for (const code of codesIn(source)) if (!textOf(code)) missing.push(`${path}: ${code}`)
    expect(missing).toEqual([])
  })

  test('are there, subject and body, for every kind of letter that is posted', () => {
    const posted = sources().filter(({ source }) => source.includes("'#kernel/messages/outbox.ts'"))
    const kinds = posted.flatMap(({ source }) =>
      [...source.matchAll(/\bkind: '([^']+)'/g)].map((match) => match[1] ?? ''),
    )
    const written = [...allTexts.keys()].flatMap((key) => /^message\.(.+)\.(?:subject|body)$/.exec(key)?.[1] ?? [])
    const parts = [...kinds, ...written].flatMap((kind) => [`message.${kind}.subject`, `message.${kind}.body`])
    expect(parts.filter((key) => !textOf(key))).toEqual([])
  })

  test('exist for every unique constraint of the database that a person can run into', () => {
    const migrations = readdirSync(join(projectRoot, 'migrations')).map((name) =>
      readFileSync(join(projectRoot, 'migrations', name), 'utf8'),
    )
    const names = migrations.flatMap((sql) => [
      ...[...sql.matchAll(/create unique index (\w+)/g)].map((match) => match[1]),
      ...[...sql.matchAll(/constraint (\w+) unique/g)].map((match) => match[1]),
    ])
    expect(names.length).toBeGreaterThan(4)
    // The same report sent twice is one report, not a refusal, and so is the same letter.
    const answeredOtherwise = [
      'message_once',
      'observation_errand_sending_unique',
      'observation_sending_unique',
      'warning_once',
    ]
    expect(names.filter((name) => !textOf(`unique.${name}`)).sort()).toEqual(answeredOtherwise)
  })
})

test('who may do what stands in docs/permissions.md as it is', () => {
  const path = join(projectRoot, 'docs', 'permissions.md')
  const made = permissionTable()
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path, made)
  expect(readFileSync(path, 'utf8'), 'permissions changed; if that is meant: UPDATE_DOCS=1 npm test -- rules').toBe(
    made,
  )
})

function permissionTable(): string {
  const rows = [...allActions]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, http, audit, allowWithoutTarget }) => {
      const answers = columns.map(([, actor]) =>
        allowWithoutTarget === null ? '·' : allowWithoutTarget(actor).allowed ? 'yes' : '',
      )
      const text = textOf(`action.${name}`)
      return `| ${name} | ${text ? formatMessage('sv', text.sv, {}) : ''} | ${http} | ${audit} | ${answers.join(' | ')} |`
    })
  const open = allRoutes.filter(({ access }) => access === 'public').map(({ path, kind }) => `${kind} ${path}`)
  return [
    '# Who may do what',
    '',
    'Made by `src/app/contracts.test.ts` from the policies themselves; a change of a rule is a change of this file',
    '(`UPDATE_DOCS=1 npm test -- rules`). **yes**: allowed. **·**: decided for each object, by role, organisation, area and state.',
    'Empty: refused. Roles count without limit; whoever holds a role for one organisation or one area has a column of its own.',
    '',
    `Open to everybody without signing in: ${open.map((one) => `\`${one}\``).join(', ')}.`,
    '',
    `| Action | Svenska | Address | Audit | ${columns.map(([who]) => who).join(' | ')} |`,
    `| --- | --- | --- | --- | ${columns.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n')
}

function placeholders(message: string, language: (typeof languages)[number]): readonly string[] {
  const found = new Set<string>()
  const visit = (parts: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const part of parts) {
      if ('value' in part && part.type !== 0) found.add(String(part.value))
      if ('options' in part) for (const option of Object.values(part.options)) visit(option.value)
    }
  }
  visit(new IntlMessageFormat(message, locale[language], undefined, { ignoreTag: true }).getAst())
  return [...found].sort()
}

function sources(): readonly { path: string; source: string }[] {
  const folder = join(projectRoot, 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|testing\//.test(path))
    .map((path) => ({ path, source: readFileSync(join(folder, path), 'utf8') }))
}

/** Codes written out where a Problem, a Rejection or a Decision is made. */
function codesIn(source: string): readonly string[] {
  const patterns = [
    /\breject\(\s*'([^']+)'/g,
    /\bdenied\(\s*'([^']+)'/g,
    /new Problem\(\s*'[\w-]+',\s*'([^']+)'/g,
    /\bcode: '([a-z-]+\.[a-z.-]+)'/g,
  ]
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''))
}

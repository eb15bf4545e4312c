import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { partyRegister } from '#domains/parties/party.register.ts'
import { categoryRegister } from '#domains/situation/categories/category.register.ts'
import { levelDefinitionRegister } from '#domains/situation/levels/level-definition.register.ts'
import { perform } from '#kernel/action/perform.ts'
import { roles } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import type { Register, RegisterField } from '#kernel/register/register.ts'
import { createFixture, type Fixture } from './testing/fixture.ts'

/** Every declared register keeps the same promises; a new one is tested by being added here. */
const registers = [partyRegister, categoryRegister, levelDefinitionRegister] as unknown as readonly Register[]

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixture()
  await fixture.addMunicipality('9002', 'Grannkommun')
})
afterAll(() => fixture.remove())

/** A valid value for a field, different for each n. */
function sample(field: RegisterField, n: number): unknown {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return `Text ${n}`
    case 'choice':
      return Object.keys(field.choices)[0]
    case 'yes-no':
      return n % 2 === 0 ? 'true' : undefined
    case 'number':
      return String((n % 5) + 1)
    case 'date':
      return `202${n % 6}-01-01`
    case 'lines':
      return 'ett\ntvå'
    default:
      return undefined
  }
}
const sampleOf = ({ declaration }: Register, n: number) =>
  Object.fromEntries(Object.entries(declaration.fields).map(([name, field]) => [name, sample(field, n)]))

describe.each(registers.map((register) => [register.declaration.name, register] as const))(
  'the register %s',
  (name, register) => {
    const { declaration, actions } = register
    const mayWrite = () => fixture.actor('coordinator')

    test('has a column for each field, which may be empty only where the field may', async () => {
      const { rows } = await fixture.database.owner.driver.query<{ column_name: string; is_nullable: string }>(
        `select column_name, is_nullable from information_schema.columns where table_schema || '.' || table_name = $1`,
        [name],
      )
      const nullable = new Map(rows.map((row) => [row.column_name, row.is_nullable === 'YES']))
      for (const [field, { kind }] of Object.entries(declaration.fields)) {
        const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
        expect(nullable.get(column), column).toBe(kind.startsWith('optional-') || kind === 'parent')
      }
    })

    test('says everything in both languages', () => {
      const said = [
        declaration.texts.title,
        declaration.texts.one,
        declaration.texts.add,
        declaration.texts.empty,
        ...Object.values(declaration.fields).map(({ label }) => label),
      ]
      for (const text of said) expect(text.sv.length > 0 && text.en.length > 0).toBe(true)
      for (const column of [declaration.names, ...declaration.columns, ...declaration.filters])
        expect(declaration.fields).toHaveProperty(column)
    })

    test('answers for every role whether it may read and write, and somebody may', () => {
      const answers = roles.map((role) => declaration.policy.write(fixture.actor(role)).allowed)
      expect(answers).toContain(true)
      expect(answers).toContain(false)
      expect(roles.every((role) => declaration.policy.read(fixture.actor(role)).allowed)).toBe(true)
    })

    test('stores, corrects, refuses the second of two at once, and remembers', async () => {
      const created =
        declaration.mayAdd === false
          ? await addBeforehand(register)
          : (await perform(fixture.house, mayWrite(), actions.create, sampleOf(register, 1))).data
      const change = (version: number, n: number) =>
        perform(fixture.house, mayWrite(), actions.change, { ...sampleOf(register, n), id: created.id, version })
      const changed = (await change(created.version, 2)).data
      expect(changed.version).toBe(created.version + 1)
      await expect(change(created.version, 3)).rejects.toMatchObject({ kind: 'conflict' })
      const { data: history } = await perform(fixture.house, mayWrite(), actions.history, { id: created.id })
      expect(history[0]).toMatchObject({ action: `${name}.change`, actor: 'coordinator' })
      expect(history[0]?.changes.length).toBeGreaterThan(0)
    })

    test('shows nothing of it to another municipality, and lets no reader change it', async () => {
      const stranger = { ...fixture.actor('coordinator'), municipality: '9002' }
      const entry = (await perform(fixture.house, mayWrite(), actions.list, {})).data[0]
      await expect(perform(fixture.house, stranger, actions.get, { id: entry?.id })).rejects.toMatchObject({
        kind: 'not-found',
      })
      expect((await perform(fixture.house, stranger, actions.list, {})).data).toEqual([])
      await expect(
        perform(fixture.house, fixture.actor('reader'), actions.change, {
          ...sampleOf(register, 4),
          id: entry?.id,
          version: 1,
        }),
      ).rejects.toMatchObject({ kind: 'forbidden' })
    })

    test('says which field is wrong', async () => {
      const broken = Object.fromEntries(Object.entries(sampleOf(register, 5)).map(([field]) => [field, undefined]))
      await expect(
        perform(fixture.house, mayWrite(), actions.change, { ...broken, id: 1, version: 1 }),
      ).rejects.toMatchObject({
        kind: 'invalid',
        issues: expect.arrayContaining([expect.objectContaining({ code: 'field.required' })]),
      })
    })

    async function addBeforehand({ store }: Register) {
      const values = Object.fromEntries(
        Object.entries(declaration.fields).map(([field, { kind }]) => [
          field,
          kind === 'number' ? 3 : kind === 'yes-no' ? false : 'Text',
        ]),
      )
      return inMunicipality(fixture.house.pool, fixture.municipality, (db) =>
        store.add(db, fixture.municipality, values as never),
      )
    }
  },
)

describe('the party register', () => {
  test('remembers what a renamed party was called (X-13)', async () => {
    const { actions } = partyRegister
    const party = {
      name: 'Sveriges Kommuner och Landsting',
      kind: 'association',
      relation: 'external',
      validFrom: '2015-01-01',
    }
    const { data } = await perform(fixture.house, fixture.actor('owner'), actions.create, party)
    const { data: renamed } = await perform(fixture.house, fixture.actor('owner'), actions.change, {
      ...party,
      id: data.id,
      version: data.version,
      name: 'Sveriges Kommuner och Regioner',
    })
    expect(renamed.formerNames).toEqual(['Sveriges Kommuner och Landsting'])
  })

  test('refuses two of one name and an end before the beginning, and says so', async () => {
    const party = { name: 'Polisen', kind: 'authority', relation: 'external', validFrom: '2020-01-01' }
    const create = (more: object) =>
      perform(fixture.house, fixture.actor('owner'), partyRegister.actions.create, { ...party, ...more })
    await create({})
    await expect(create({ name: 'POLISEN' })).rejects.toMatchObject({
      kind: 'rejected',
      code: 'unique.party_name_unique',
    })
    await expect(create({ name: 'Annan', validTo: '2019-12-31' })).rejects.toMatchObject({
      code: 'rejected.ends-before-start',
    })
  })

  test('sorts å, ä and ö last, as Swedish does', async () => {
    for (const name of ['Örebro', 'Ånge', 'Ängelholm', 'Zinkgruvan'])
      await perform(fixture.house, fixture.actor('owner'), partyRegister.actions.create, {
        name,
        kind: 'company',
        relation: 'external',
        validFrom: '2020-01-01',
      })
    const { data } = await perform(fixture.house, fixture.actor('owner'), partyRegister.actions.list, {})
    const names = data
      .map(({ name }) => name)
      .filter((name) => ['Örebro', 'Ånge', 'Ängelholm', 'Zinkgruvan'].includes(name))
    expect(names).toEqual(['Zinkgruvan', 'Ånge', 'Ängelholm', 'Örebro'])
  })
})

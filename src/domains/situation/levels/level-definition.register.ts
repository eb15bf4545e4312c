import { anyOf, signedIn } from '#kernel/auth/actor.ts'
import { longText, number, shortText, yesOrNo } from '#kernel/register/field.ts'
import { register, type StoredEntry } from '#kernel/register/register.ts'

/** The municipality's words for the levels 1-5. The sources do not define them: ours are a proposal until confirmed. */
export const levelDefinitionRegister = register({
  name: 'situation.level_definition',
  path: '/levels/definitions',
  texts: {
    title: { sv: 'Nivåernas innebörd', en: 'Meaning of the levels' },
    lead: {
      sv: 'Kommunens egna ord för nivå 1 till 5. Texterna är förslag tills kommunen har bekräftat dem.',
      en: 'The municipality’s own words for levels 1 to 5. The texts are proposals until the municipality has confirmed them.',
    },
    one: { sv: 'Nivå', en: 'Level' },
    add: { sv: 'Lägg till nivå', en: 'Add level' },
    empty: {
      sv: 'Inga nivåer ännu. De läggs till när kommunen skapas.',
      en: 'No levels yet. They are added when the municipality is created.',
    },
    unique: { level_definition_level_unique: { sv: 'Nivån finns redan.', en: 'The level exists already.' } },
  },
  fields: {
    level: { ...number(1, 5), label: { sv: 'Nivå', en: 'Level' } },
    nameSv: { ...shortText(40), label: { sv: 'Ord på svenska', en: 'Word in Swedish' } },
    nameEn: { ...shortText(40), label: { sv: 'Ord på engelska', en: 'Word in English' } },
    meaningSv: { ...longText(500), label: { sv: 'Innebörd på svenska', en: 'Meaning in Swedish' } },
    meaningEn: { ...longText(500), label: { sv: 'Innebörd på engelska', en: 'Meaning in English' } },
    confirmed: { ...yesOrNo(), label: { sv: 'Bekräftad av kommunen', en: 'Confirmed by the municipality' } },
  },
  names: 'level',
  columns: ['nameSv', 'meaningSv', 'confirmed'],
  filters: [],
  policy: { read: signedIn, write: anyOf('owner', 'coordinator') },
  mark: ({ confirmed }) => (confirmed ? null : { sv: 'förslag, ej bekräftat', en: 'proposal, not confirmed' }),
  links: [{ href: '/categories', label: { sv: 'Observationskategorier', en: 'Observation categories' } }],
  mayAdd: false,
})

export type LevelDefinition = StoredEntry<typeof levelDefinitionRegister.declaration.fields>
export const listLevelDefinitions = levelDefinitionRegister.store.list
export const addLevelDefinition = levelDefinitionRegister.store.add

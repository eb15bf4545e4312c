import { anyOf, signedIn } from '#kernel/auth/actor.ts'
import { reject } from '#kernel/errors/problem.ts'
import {
  day,
  number,
  optionalDay,
  optionalLongText,
  optionalNumber,
  parent,
  shortText,
  yesOrNo,
} from '#kernel/register/field.ts'
import { register, type StoredEntry } from '#kernel/register/register.ts'

/** Kinds of observation, in two levels. O-108. */
export const categoryRegister = register({
  name: 'situation.category',
  path: '/categories',
  texts: {
    title: { sv: 'Observationskategorier', en: 'Observation categories' },
    lead: {
      sv: 'Kategorierna finns i två nivåer. Allvarlighet och lägsta nivå påverkar den föreslagna områdesnivån.',
      en: 'Categories come in two levels. Severity and minimum level affect the suggested area level.',
    },
    one: { sv: 'Kategori', en: 'Category' },
    add: { sv: 'Lägg till kategori', en: 'Add category' },
    empty: {
      sv: 'Inga kategorier ännu. Läs in en fil eller lägg till dem här.',
      en: 'No categories yet. Import a file or add them here.',
    },
    unique: {
      category_code_unique: {
        sv: 'Det finns redan en kategori med den koden.',
        en: 'There is already a category with that code.',
      },
    },
    rules: {
      'categories.rejected.own-parent': {
        sv: 'En kategori kan inte ligga under sig själv.',
        en: 'A category cannot be below itself.',
      },
      'categories.rejected.floor-without-serious': {
        sv: 'En lägsta nivå kan bara sättas för allvarliga händelser.',
        en: 'A minimum level can only be set for serious events.',
      },
    },
  },
  fields: {
    code: {
      ...shortText(40),
      label: { sv: 'Kod', en: 'Code' },
      help: {
        sv: 'Kort namn som används i filer, till exempel klotter.',
        en: 'Short name used in files, for example klotter.',
      },
    },
    parentId: { ...parent(), label: { sv: 'Huvudkategori', en: 'Main category' } },
    nameSv: { ...shortText(80), label: { sv: 'Namn på svenska', en: 'Name in Swedish' } },
    nameEn: { ...shortText(80), label: { sv: 'Namn på engelska', en: 'Name in English' } },
    severity: {
      ...number(0, 100),
      label: { sv: 'Allvarlighet', en: 'Severity' },
      help: { sv: 'Vikt från 0 till 100 i den föreslagna nivån.', en: 'Weight from 0 to 100 in the suggested level.' },
    },
    serious: {
      ...yesOrNo(),
      label: { sv: 'Allvarlig händelse', en: 'Serious event' },
      help: { sv: 'Nämns för sig i lägesbilden.', en: 'Mentioned by itself in the picture.' },
    },
    minimumLevel: {
      ...optionalNumber(1, 5),
      label: { sv: 'Lägsta nivå när det händer', en: 'Minimum level when it happens' },
    },
    caveatSv: { ...optionalLongText(500), label: { sv: 'Förbehåll på svenska', en: 'Caveat in Swedish' } },
    caveatEn: { ...optionalLongText(500), label: { sv: 'Förbehåll på engelska', en: 'Caveat in English' } },
    baselineStart: {
      ...optionalDay(),
      label: { sv: 'Jämför tidigast från', en: 'Compare no earlier than' },
      help: {
        sv: 'Fyll i när kategorin började användas på ett nytt sätt.',
        en: 'Fill in when the category began to be used in a new way.',
      },
    },
    validFrom: { ...day(), label: { sv: 'Från och med', en: 'From' } },
    validTo: { ...optionalDay(), label: { sv: 'Till och med', en: 'To' } },
  },
  names: 'nameSv',
  columns: ['code', 'parentId', 'severity', 'serious', 'minimumLevel'],
  filters: ['serious'],
  policy: { read: signedIn, write: anyOf('owner', 'coordinator', 'analyst') },
  links: [
    { href: '/categories/import', label: { sv: 'Läs in från fil', en: 'Import from a file' }, writers: true },
    { href: '/levels/definitions', label: { sv: 'Nivåernas innebörd', en: 'Meaning of the levels' } },
    { href: '/privacy/channels', label: { sv: 'Rätt väg för annat', en: 'The right way for other matters' } },
  ],
  rule: (next, before) => {
    if (before && next.parentId === before.id) return reject('categories.rejected.own-parent')
    if (next.minimumLevel !== null && !next.serious) return reject('categories.rejected.floor-without-serious')
    return next
  },
})

export type Category = StoredEntry<typeof categoryRegister.declaration.fields>
export const listCategories = categoryRegister.store.list
export const addCategory = categoryRegister.store.add

import type { AreaLevel } from '#domains/situation/categories/default-categories.ts'
import type { Bilingual } from '#kernel/i18n/texts.ts'
import type { IsoDate, IsoWeek } from '#kernel/time/week.ts'
import { activitiesUpTo, type DemoActivity } from './activities.ts'
import { burst } from './burst.ts'
import { type Delivery, type ImportField, mappingOf } from './deliveries.ts'
import { areas, municipality } from './geography.ts'
import { type DemoParty, parties, partyOf } from './parties.ts'
import type { DemoPeriod } from './period.ts'

type DemoFile = {
  /** File name in the demo's folder. */
  readonly path: string
  /** Code of the reporting party in `parties`. */
  readonly party: string
  readonly mapping: Partial<Record<ImportField, string>>
  readonly defaults: Partial<Record<ImportField, string>>
  readonly dateOrder: 'ymd' | 'dmy'
  readonly timeZone: 'Europe/Stockholm'
  readonly rows: number
}

/** What the generator wrote and what the application needs to know to load it. Codes of areas and categories as in the files. */
export type DemoManifest = {
  readonly madeUp: true
  readonly notice: Bilingual
  readonly seed: number
  readonly today: IsoDate
  readonly firstWeek: IsoWeek
  /** The latest complete week. */
  readonly latestWeek: IsoWeek
  readonly municipality: { readonly code: string; readonly name: string }
  readonly parties: readonly DemoParty[]
  readonly areas: {
    readonly path: string
    readonly codeProperty: 'code'
    readonly nameProperty: 'name'
    /** The kind of area that gets a level. */
    readonly levelKind: 'area'
    readonly codes: readonly string[]
  }
  readonly categories: { readonly path: string }
  readonly partyList: { readonly path: string }
  readonly files: readonly DemoFile[]
  readonly levels2023: {
    readonly levels: Readonly<Record<string, AreaLevel>>
    readonly note: Bilingual
  }
  readonly focusAreas: { readonly validFrom: IsoDate; readonly validTo: IsoDate; readonly names: readonly Bilingual[] }
  readonly activities: readonly DemoActivity[]
  /** What is worth looking for in the demo. */
  readonly burst: {
    readonly area: string
    readonly category: string
    readonly week: IsoWeek
    readonly places: readonly string[]
  }
  /** The partner that stops reporting, by code, and the last week it reported. */
  readonly silent: { readonly party: string; readonly lastWeek: IsoWeek }
}

const notice: Bilingual = {
  sv: 'Påhittad demodata. Organisationerna finns, men händelser, gränser, invånartal och aktiviteter är påhittade.',
  en: 'Made-up demonstration data. The organisations exist, but events, borders, populations and activities are made up.',
}

/** The overall picture 2023: Vårby 5, two areas 3, the rest 1 (N-11 to N-13). */
const levels2023: DemoManifest['levels2023'] = {
  levels: Object.fromEntries(
    areas.map(({ code }) => [code, code === 'VAR' ? 5 : code === 'FLE' || code === 'SKO' ? 3 : 1]),
  ),
  note: {
    sv: 'Källan anger att Vårby hade läge 5, två områden läge 3 och resten läge 1. Den namnger inte de två områdena: att de är Flemingsberg och Skogås är demonstrationens val.',
    en: 'The source states level 5 for Vårby, level 3 for two areas and level 1 for the rest. It does not name the two areas: that they are Flemingsberg and Skogås is the choice of this demo.',
  },
}

/** The agreement 2023-2024 (N-52). */
const focusAreas: DemoManifest['focusAreas'] = {
  validFrom: '2023-01-01',
  validTo: '2024-12-31',
  names: [
    { sv: 'Trygghet i offentlig miljö', en: 'Safety in public places' },
    { sv: 'Gängkriminalitet', en: 'Gang crime' },
    { sv: 'Våld i nära relationer', en: 'Violence in close relationships' },
    {
      sv: 'ANDTS - alkohol, narkotika, dopning, tobak och spel',
      en: 'ANDTS - alcohol, narcotics, doping, tobacco and gambling',
    },
  ],
}

export type Written = { readonly delivery: Delivery; readonly rows: number }
export const paths = { areas: 'omraden.geojson', categories: 'kategorier.csv', parties: 'parter.csv' } as const

export function manifestOf(period: DemoPeriod, seed: number, written: readonly Written[]): DemoManifest {
  const { today, firstWeek, latestWeek, silent } = period
  const codes = areas.map(({ code }) => code)
  return {
    madeUp: true,
    notice,
    seed,
    today,
    firstWeek,
    latestWeek,
    municipality,
    parties,
    areas: { path: paths.areas, codeProperty: 'code', nameProperty: 'name', levelKind: 'area', codes },
    categories: { path: paths.categories },
    partyList: { path: paths.parties },
    files: written.map(({ delivery, rows }) => toFile(delivery, rows)),
    levels2023,
    focusAreas,
    activities: activitiesUpTo(latestWeek),
    burst: { area: burst.area, category: burst.category, week: latestWeek, places: burst.repeatPlaces },
    silent: { party: silent.reporter, lastWeek: silent.lastWeek },
  }
}

const toFile = (delivery: Delivery, rows: number): DemoFile => ({
  path: delivery.path,
  party: delivery.reporter,
  mapping: mappingOf(delivery),
  defaults: { source: partyOf(delivery.reporter).name },
  dateOrder: delivery.dateOrder,
  timeZone: 'Europe/Stockholm',
  rows,
})

import type { Bilingual } from '#kernel/i18n/texts.ts'

export type AreaLevel = 1 | 2 | 3 | 4 | 5
export type DefaultCategory = {
  readonly code: string
  /** Code of the main category; null for a main category. */
  readonly parent: string | null
  readonly sv: string
  readonly en: string
  /** 1 (nuisance) to 10 (danger to life). */
  readonly severity: number
  /** One single event of this kind gives the area at least `minimumLevel`. */
  readonly serious: boolean
  readonly minimumLevel: AreaLevel | null
  /** Shown where the category is chosen and where its numbers are read. */
  readonly caveat: Bilingual | null
}
type Kind = Omit<DefaultCategory, 'parent' | 'serious' | 'minimumLevel' | 'caveat'> &
  Partial<Pick<DefaultCategory, 'minimumLevel' | 'caveat'>>
type Group = Kind & { readonly kinds: readonly Kind[] }

const onlyStatistics: Bilingual = {
  sv: 'Endast antal ur statistik. Skriv aldrig adress, plats inomhus eller något annat som kan peka ut en person.',
  en: 'Counts from statistics only. Never write an address, an indoor place or anything else that could point to a person.',
}
const noGroupsNamed: Bilingual = {
  sv: 'Beskriv händelsen, aldrig vem. Ange inte etnicitet, religion, politisk åskådning eller hälsa för någon enskild.',
  en: 'Describe the event, never who. Do not state the ethnicity, religion, political opinion or health of an individual.',
}
const followsEffort: Bilingual = {
  sv: 'Antalet följer hur mycket som kontrolleras och anmäls. En ökning betyder inte i sig att problemet har ökat.',
  en: 'The count follows how much is checked and reported. A rise does not in itself mean that the problem has grown.',
}
const unverified: Bilingual = {
  sv: 'Ofta hört i andra hand. Ange vad som är sett och vad som är hört, och sprid inte ryktet vidare.',
  en: 'Often second-hand. State what was seen and what was heard, and do not pass the rumour on.',
}
const notAlarms: Bilingual = {
  sv: 'Automatiska larm utan brand räknas inte.',
  en: 'Automatic alarms without a fire are not counted.',
}
const groupsOfYoung: Bilingual = {
  sv: 'Gäller grupper och platser. Oro för ett enskilt barn anmäls till socialtjänsten, aldrig här.',
  en: 'Concerns groups and places. Worry about an individual child is reported to the social services, never here.',
}

/**
 * Main categories follow the topics of the programme and the agreements (inventory O-108, N-50 to N-52) and the weekly
 * checklist of EST (anchors A7). Support to victims (brottsofferstöd) is a service, not something observed, and is left out.
 */
const groups: readonly Group[] = [
  {
    code: 'vald',
    sv: 'Våld och hot',
    en: 'Violence and threats',
    severity: 6,
    kinds: [
      { code: 'misshandel', sv: 'Misshandel och slagsmål', en: 'Assault and fights', severity: 6 },
      { code: 'hot', sv: 'Hot', en: 'Threats', severity: 5 },
      { code: 'ran', sv: 'Rån', en: 'Robbery', severity: 7 },
      { code: 'dodligt-vald', sv: 'Dödligt våld', en: 'Lethal violence', severity: 10, minimumLevel: 4 },
      { code: 'skottlossning', sv: 'Skottlossning', en: 'Shooting', severity: 10, minimumLevel: 4 },
      { code: 'sprangning', sv: 'Sprängning', en: 'Explosion', severity: 10, minimumLevel: 4 },
      {
        code: 'sexuellt-ofredande',
        sv: 'Sexuellt ofredande i offentlig miljö',
        en: 'Sexual molestation in public places',
        severity: 7,
        caveat: noGroupsNamed,
      },
      {
        code: 'vald-nara-relationer',
        sv: 'Våld i nära relationer',
        en: 'Violence in close relationships',
        severity: 8,
        caveat: onlyStatistics,
      },
      {
        code: 'hedersrelaterat-vald',
        sv: 'Hedersrelaterat våld och förtryck',
        en: 'Honour-related violence and oppression',
        severity: 8,
        caveat: onlyStatistics,
      },
    ],
  },
  {
    code: 'skadegorelse',
    sv: 'Skadegörelse och klotter',
    en: 'Criminal damage and graffiti',
    severity: 3,
    kinds: [
      { code: 'klotter', sv: 'Klotter', en: 'Graffiti', severity: 2, caveat: followsEffort },
      { code: 'skadegorelse-byggnad', sv: 'Skadegörelse på byggnad', en: 'Damage to a building', severity: 3 },
      { code: 'skadegorelse-fordon', sv: 'Skadegörelse på fordon', en: 'Damage to a vehicle', severity: 3 },
      {
        code: 'skadegorelse-utemiljo',
        sv: 'Skadegörelse i utemiljö',
        en: 'Damage to the outdoor environment',
        severity: 2,
      },
    ],
  },
  {
    code: 'stold',
    sv: 'Stöld och inbrott',
    en: 'Theft and burglary',
    severity: 4,
    kinds: [
      { code: 'bostadsinbrott', sv: 'Bostadsinbrott', en: 'Domestic burglary', severity: 6 },
      { code: 'forradsinbrott', sv: 'Inbrott i källare och förråd', en: 'Burglary in storage rooms', severity: 3 },
      { code: 'skolinbrott', sv: 'Skolinbrott', en: 'School burglary', severity: 4 },
      { code: 'butiksstold', sv: 'Stöld i butik', en: 'Shoplifting', severity: 2, caveat: followsEffort },
      { code: 'cykelstold', sv: 'Cykelstöld', en: 'Bicycle theft', severity: 2 },
      { code: 'fordonsstold', sv: 'Stöld av eller ur fordon', en: 'Theft of or from vehicles', severity: 3 },
    ],
  },
  {
    code: 'andts',
    sv: 'Narkotika och andra ANDTS-frågor',
    en: 'Drugs and other ANDTS matters (alcohol, narcotics, doping, tobacco, gambling)',
    severity: 4,
    kinds: [
      {
        code: 'narkotikahandel',
        sv: 'Öppen narkotikahandel',
        en: 'Open drug dealing',
        severity: 5,
        caveat: followsEffort,
      },
      { code: 'narkotikaspar', sv: 'Spår av narkotikabruk', en: 'Traces of drug use', severity: 3 },
      { code: 'alkohol', sv: 'Störande berusning', en: 'Disturbance by intoxication', severity: 2 },
      { code: 'langning', sv: 'Langning till unga', en: 'Supplying alcohol to young people', severity: 4 },
      {
        code: 'tobak-dopning-spel',
        sv: 'Tobak, nikotin, dopning och spel',
        en: 'Tobacco, nicotine, doping and gambling',
        severity: 2,
      },
    ],
  },
  {
    code: 'ordning',
    sv: 'Ordningsstörning',
    en: 'Public disorder',
    severity: 2,
    kinds: [
      { code: 'samling', sv: 'Störande samling', en: 'Disturbing gathering', severity: 2 },
      { code: 'storning', sv: 'Störning i bostadsmiljö', en: 'Disturbance near homes', severity: 2 },
      { code: 'pyroteknik', sv: 'Fyrverkerier och pyroteknik', en: 'Fireworks and pyrotechnics', severity: 3 },
    ],
  },
  {
    code: 'trafik',
    sv: 'Trafiksäkerhet',
    en: 'Road safety',
    severity: 3,
    kinds: [
      { code: 'buskorning', sv: 'Buskörning', en: 'Reckless riding and driving', severity: 3 },
      { code: 'hastighet', sv: 'Höga hastigheter', en: 'Speeding', severity: 3 },
      { code: 'trafikolycka', sv: 'Trafikolycka', en: 'Road accident', severity: 4 },
      { code: 'farlig-parkering', sv: 'Trafikfarlig parkering', en: 'Dangerous parking', severity: 1 },
    ],
  },
  {
    code: 'brand',
    sv: 'Brand',
    en: 'Fire',
    severity: 5,
    caveat: notAlarms,
    kinds: [
      { code: 'anlagd-brand', sv: 'Anlagd brand i byggnad', en: 'Arson of a building', severity: 8, minimumLevel: 3 },
      { code: 'fordonsbrand', sv: 'Brand i fordon', en: 'Vehicle fire', severity: 6 },
      { code: 'smabrand', sv: 'Brand i container, papperskorg eller mark', en: 'Bin or ground fire', severity: 3 },
    ],
  },
  {
    code: 'gang',
    sv: 'Gängkriminalitet och organiserad brottslighet',
    en: 'Gang crime and organised crime',
    severity: 7,
    caveat: noGroupsNamed,
    kinds: [
      { code: 'gangnarvaro', sv: 'Synlig närvaro av kriminella nätverk', en: 'Visible gang presence', severity: 6 },
      {
        code: 'rekrytering',
        sv: 'Rekrytering av unga',
        en: 'Recruitment of young people',
        severity: 8,
        caveat: groupsOfYoung,
      },
      {
        code: 'utpressning',
        sv: 'Utpressning och otillåten påverkan',
        en: 'Extortion and undue influence',
        severity: 8,
      },
    ],
  },
  {
    code: 'unga',
    sv: 'Barn och unga',
    en: 'Children and young people',
    severity: 3,
    caveat: groupsOfYoung,
    kinds: [
      { code: 'ungdomsbrott', sv: 'Brott och brottsutsatthet bland unga', en: 'Crime among young people', severity: 5 },
      { code: 'unga-riskmiljo', sv: 'Unga i riskmiljö', en: 'Young people in a risk environment', severity: 3 },
      { code: 'skolmiljo', sv: 'Oro i skolmiljö', en: 'Unrest at school', severity: 3 },
    ],
  },
  {
    code: 'oro',
    sv: 'Social oro',
    en: 'Social unrest',
    severity: 2,
    kinds: [
      { code: 'ryktesspridning', sv: 'Ryktesspridning', en: 'Spreading of rumours', severity: 2, caveat: unverified },
      { code: 'upplevd-otrygghet', sv: 'Uttryckt otrygghet', en: 'Expressed lack of safety', severity: 2 },
    ],
  },
  {
    code: 'hat-extremism',
    sv: 'Hatbrott och våldsbejakande extremism',
    en: 'Hate crime and violent extremism',
    severity: 6,
    caveat: noGroupsNamed,
    kinds: [
      { code: 'hatbrott', sv: 'Hatbrott', en: 'Hate crime', severity: 6 },
      { code: 'extremism', sv: 'Våldsbejakande extremism', en: 'Violent extremism', severity: 6 },
    ],
  },
  {
    code: 'otrygg-plats',
    sv: 'Otrygg plats',
    en: 'Unsafe place',
    severity: 1,
    kinds: [
      { code: 'belysning', sv: 'Bristande belysning', en: 'Poor lighting', severity: 2 },
      { code: 'nedskrapning', sv: 'Nedskräpning', en: 'Litter', severity: 1 },
      { code: 'skymd-sikt', sv: 'Skymd sikt och igenvuxen växtlighet', en: 'Blocked view and overgrowth', severity: 1 },
      { code: 'otrygg-passage', sv: 'Otrygg gångväg eller tunnel', en: 'Unsafe path or underpass', severity: 2 },
    ],
  },
  { code: 'ovrigt', sv: 'Övrigt', en: 'Other', severity: 1, kinds: [] },
]

const toCategory = (kind: Kind, parent: string | null): DefaultCategory => ({
  code: kind.code,
  parent,
  sv: kind.sv,
  en: kind.en,
  severity: kind.severity,
  serious: kind.minimumLevel !== undefined,
  minimumLevel: kind.minimumLevel ?? null,
  caveat: kind.caveat ?? null,
})

/**
 * The categories that a new installation starts with, in two levels, main categories before their kinds. Severity weights and
 * minimum levels are the product's own starting values, not official ones; each municipality changes them. `ovrigt` must exist:
 * what fits nowhere else is put there rather than left out.
 */
export const defaultCategories: readonly DefaultCategory[] = groups.flatMap((group) => [
  toCategory(group, null),
  ...group.kinds.map((kind) => toCategory(kind, group.code)),
])

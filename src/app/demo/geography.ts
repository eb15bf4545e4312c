import type { Position } from './tiling.ts'

/** What a place is like; decides what happens there. */
export type Setting = 'centre' | 'station' | 'school' | 'park' | 'parking' | 'homes' | 'industry'
export type DemoPlace = {
  readonly code: string
  readonly name: string
  /** The name with its preposition, as it stands inside a sentence. */
  readonly at: string
  readonly setting: Setting
  readonly site: Position
}
export type DemoArea = {
  readonly code: string
  readonly name: string
  readonly district: string
  /** Made-up number of inhabitants 2021 and its made-up yearly growth. */
  readonly inhabitants: number
  readonly growth: number
  readonly places: readonly DemoPlace[]
}

export const municipality = { code: '0126', name: 'Huddinge kommun' } as const
export const populationYears = [2021, 2022, 2023, 2024, 2025] as const

/** Grouping by point of the compass: the sources name districts and areas without saying which belongs where. */
export const districts = [
  { code: 'NV', name: 'Kommundel nordväst' },
  { code: 'SV', name: 'Kommundel sydväst' },
  { code: 'MI', name: 'Kommundel mitt' },
  { code: 'OS', name: 'Kommundel öst' },
] as const

type PlaceRow = readonly [name: string, at: string, setting: Setting, lon: number, lat: number]
type AreaFacts = Omit<DemoArea, 'code' | 'places'>

const area = (code: string, facts: AreaFacts, places: readonly PlaceRow[]): DemoArea => ({
  code,
  ...facts,
  places: places.map(([name, at, setting, lon, lat], index) => ({
    code: `${code}-${index + 1}`,
    name,
    at,
    setting,
    site: [lon, lat],
  })),
})

/**
 * The areas where levels are set. Vårby, Flemingsberg, Visättra, Skogås, Länna, Grantorp and Campus Flemingsberg come from the
 * sources (inventory ); the others are common knowledge of the map. Inhabitants are made up.
 */
export const areas: readonly DemoArea[] = [
  area('VAR', { name: 'Vårby', district: 'NV', inhabitants: 12_000, growth: 100 }, [
    ['Vårby centrum', 'vid Vårby centrum', 'centre', 17.8815, 59.2648],
    ['Stationen i Vårby', 'vid stationen i Vårby', 'station', 17.8868, 59.2622],
    ['Bostäderna i Vårby', 'bland bostäderna i Vårby', 'homes', 17.8765, 59.2602],
    ['Skolan i Vårby', 'vid skolan i Vårby', 'school', 17.8728, 59.2648],
    ['Strandparken i Vårby', 'i strandparken i Vårby', 'park', 17.8642, 59.2628],
    ['Masmo', 'i Masmo', 'homes', 17.8885, 59.2522],
  ]),
  area('KUN', { name: 'Kungens kurva', district: 'NV', inhabitants: 1_900, growth: 50 }, [
    ['Handelsområdet i Kungens kurva', 'i handelsområdet i Kungens kurva', 'centre', 17.9205, 59.2708],
    ['Bussterminalen i Kungens kurva', 'vid bussterminalen i Kungens kurva', 'station', 17.9278, 59.2678],
    ['Parkeringarna i Kungens kurva', 'på parkeringarna i Kungens kurva', 'parking', 17.9128, 59.2692],
    ['Bostäderna i Kungens kurva', 'bland bostäderna i Kungens kurva', 'homes', 17.9135, 59.2625],
  ]),
  area('SEG', { name: 'Segeltorp', district: 'NV', inhabitants: 12_500, growth: 100 }, [
    ['Segeltorps centrum', 'vid Segeltorps centrum', 'centre', 17.9432, 59.2768],
    ['Skolan i Segeltorp', 'vid skolan i Segeltorp', 'school', 17.9518, 59.2792],
    ['Villorna i Segeltorp', 'bland villorna i Segeltorp', 'homes', 17.9365, 59.2822],
    ['Parken i Segeltorp', 'i parken i Segeltorp', 'park', 17.9522, 59.2722],
  ]),
  area('GLO', { name: 'Glömsta', district: 'SV', inhabitants: 3_400, growth: 50 }, [
    ['Villorna i Glömsta', 'bland villorna i Glömsta', 'homes', 17.9118, 59.2418],
    ['Skolan i Glömsta', 'vid skolan i Glömsta', 'school', 17.9232, 59.2378],
    ['Motionsspåret i Glömsta', 'vid motionsspåret i Glömsta', 'park', 17.9015, 59.2312],
  ]),
  area('FLE', { name: 'Flemingsberg', district: 'SV', inhabitants: 12_400, growth: 100 }, [
    ['Flemingsbergs centrum', 'vid Flemingsbergs centrum', 'centre', 17.9478, 59.2202],
    ['Flemingsbergs station', 'vid Flemingsbergs station', 'station', 17.9442, 59.2158],
    ['Campus Flemingsberg', 'vid Campus Flemingsberg', 'centre', 17.9408, 59.2232],
    ['Grantorp', 'i Grantorp', 'homes', 17.9552, 59.2242],
    ['Skolan i Flemingsberg', 'vid skolan i Flemingsberg', 'school', 17.9585, 59.2168],
    ['Parkeringen i Grantorp', 'på parkeringen i Grantorp', 'parking', 17.9488, 59.2265],
  ]),
  area('VIS', { name: 'Visättra', district: 'SV', inhabitants: 4_500, growth: 50 }, [
    ['Bostäderna i Visättra', 'bland bostäderna i Visättra', 'homes', 17.9182, 59.2135],
    ['Torget i Visättra', 'på torget i Visättra', 'centre', 17.9258, 59.2102],
    ['Skolan i Visättra', 'vid skolan i Visättra', 'school', 17.9145, 59.2072],
    ['Sportfältet i Visättra', 'vid sportfältet i Visättra', 'park', 17.9055, 59.2155],
  ]),
  area('HUC', { name: 'Huddinge centrum', district: 'MI', inhabitants: 14_800, growth: 100 }, [
    ['Torget i Huddinge centrum', 'på torget i Huddinge centrum', 'centre', 17.9832, 59.2372],
    ['Huddinge station', 'vid Huddinge station', 'station', 17.9788, 59.2342],
    ['Sjödalen', 'i Sjödalen', 'homes', 17.9918, 59.2322],
    ['Skolan i Sjödalen', 'vid skolan i Sjödalen', 'school', 17.9962, 59.2382],
    ['Sjödalsparken', 'i Sjödalsparken', 'park', 17.9892, 59.2422],
    ['Pendlarparkeringen i Huddinge', 'på pendlarparkeringen i Huddinge', 'parking', 17.9762, 59.2398],
  ]),
  area('FUL', { name: 'Fullersta', district: 'MI', inhabitants: 12_100, growth: 50 }, [
    ['Villorna i Fullersta', 'bland villorna i Fullersta', 'homes', 17.9572, 59.2402],
    ['Skolan i Fullersta', 'vid skolan i Fullersta', 'school', 17.9655, 59.2362],
    ['Parken i Fullersta', 'i parken i Fullersta', 'park', 17.9548, 59.2348],
    ['Torget i Fullersta', 'på torget i Fullersta', 'centre', 17.9648, 59.2438],
  ]),
  area('STU', { name: 'Stuvsta-Snättringe', district: 'MI', inhabitants: 13_700, growth: 50 }, [
    ['Stuvsta centrum', 'vid Stuvsta centrum', 'centre', 17.9972, 59.2532],
    ['Stuvsta station', 'vid Stuvsta station', 'station', 17.9905, 59.2518],
    ['Villorna i Snättringe', 'bland villorna i Snättringe', 'homes', 17.9662, 59.2582],
    ['Skolan i Stuvsta', 'vid skolan i Stuvsta', 'school', 18.0028, 59.2578],
    ['Parken i Stuvsta', 'i parken i Stuvsta', 'park', 17.9852, 59.2592],
  ]),
  area('TRA', { name: 'Trångsund', district: 'OS', inhabitants: 10_300, growth: 100 }, [
    ['Trångsunds centrum', 'vid Trångsunds centrum', 'centre', 18.1292, 59.2262],
    ['Trångsunds station', 'vid Trångsunds station', 'station', 18.1245, 59.2302],
    ['Bostäderna i Trångsund', 'bland bostäderna i Trångsund', 'homes', 18.1165, 59.2248],
    ['Skolan i Trångsund', 'vid skolan i Trångsund', 'school', 18.1178, 59.2338],
    ['Ågesta friluftsområde', 'i Ågesta friluftsområde', 'park', 18.0722, 59.2235],
  ]),
  area('SKO', { name: 'Skogås', district: 'OS', inhabitants: 9_600, growth: 100 }, [
    ['Skogås centrum', 'vid Skogås centrum', 'centre', 18.1542, 59.2178],
    ['Skogås station', 'vid Skogås station', 'station', 18.1495, 59.2218],
    ['Bostäderna i Skogås', 'bland bostäderna i Skogås', 'homes', 18.1618, 59.2212],
    ['Skolan i Skogås', 'vid skolan i Skogås', 'school', 18.1598, 59.2142],
    ['Parken i Skogås', 'i parken i Skogås', 'park', 18.1612, 59.2268],
    ['Parkeringen i Skogås', 'på parkeringen i Skogås', 'parking', 18.1482, 59.2145],
  ]),
  area('LAN', { name: 'Länna', district: 'OS', inhabitants: 4_300, growth: 50 }, [
    ['Länna handelsområde', 'i Länna handelsområde', 'centre', 18.1282, 59.2042],
    ['Länna industriområde', 'i Länna industriområde', 'industry', 18.1352, 59.1978],
    ['Bostäderna i Länna', 'bland bostäderna i Länna', 'homes', 18.1212, 59.1962],
    ['Skolan i Länna', 'vid skolan i Länna', 'school', 18.1142, 59.2018],
    ['Vidja', 'i Vidja', 'homes', 18.0752, 59.2028],
    ['Gladö kvarn', 'i Gladö kvarn', 'homes', 18.0152, 59.1782],
  ]),
]

/** Sites just outside the municipality; they only shape its border. */
export const neighbours: readonly Position[] = [
  [17.8452, 59.2678],
  [17.8622, 59.2768],
  [17.8898, 59.2792],
  [17.9085, 59.2852],
  [17.9278, 59.2938],
  [17.9552, 59.2922],
  [17.9722, 59.2828],
  [17.9768, 59.2702],
  [18.0005, 59.2692],
  [18.0222, 59.2592],
  [18.0262, 59.2512],
  [18.0402, 59.2472],
  [18.0652, 59.2442],
  [18.0952, 59.2402],
  [18.1152, 59.2472],
  [18.1402, 59.2402],
  [18.1652, 59.2382],
  [18.1832, 59.2252],
  [18.1802, 59.2082],
  [18.1602, 59.2002],
  [18.1552, 59.1852],
  [18.1302, 59.1782],
  [18.0902, 59.1652],
  [18.0602, 59.1482],
  [18.0102, 59.1452],
  [17.9752, 59.1652],
  [17.9552, 59.1902],
  [17.9302, 59.1952],
  [17.9002, 59.1962],
  [17.8852, 59.2082],
  [17.8782, 59.2252],
  [17.8802, 59.2402],
  [17.8682, 59.2452],
  [17.8502, 59.2542],
]

import type { PartyInput } from '#domains/parties/party.register.ts'

export type DemoParty = PartyInput & { readonly code: string }

/** Those that leave observations in the demo. */
export const reporters = ['polisen', 'huge', 'hsf', 'vakt', 'skolan', 'fritid', 'raddning'] as const
export type Reporter = (typeof reporters)[number]

/** The first cooperation agreement of the sources (T-02): stands where they do not date a party. */
const firstAgreement = '2015-10-12'
const since2019 = { validFrom: '2019-01-01' }

type Entry = Pick<DemoParty, 'code' | 'name' | 'formerNames' | 'validFrom'>
const party = (code: string, name: string, more: Partial<Entry> = {}): Entry => ({
  code,
  name,
  formerNames: [],
  validFrom: firstAgreement,
  ...more,
})
const group = (kind: DemoParty['kind'], relation: DemoParty['relation'], entries: readonly Entry[]): DemoParty[] =>
  entries.map((entry) => ({
    ...entry,
    kind,
    relation,
    reportsWeekly: reporters.some((code) => code === entry.code),
    validTo: null,
  }))

/**
 * The organisations of the sources (inventory A-02 to A-11, A-20, A-42, A-73, A-80 to A-103, A-106), never persons. The names of
 * two administrations are inferred from their directors' titles, and the guard company is left without a name.
 */
export const parties: readonly DemoParty[] = [
  ...group('municipality', 'internal', [party('kommunen', 'Huddinge kommun')]),
  ...group('administration', 'internal', [
    party('ksf', 'Kommunstyrelsens förvaltning'),
    party('trygghet', 'Trygghets- och säkerhetssektionen'),
    party('skolan', 'Barn- och utbildningsförvaltningen'),
    party('gymnasiet', 'Gymnasie- och arbetsmarknadsförvaltningen'),
    party('fritid', 'Kultur- och fritidsförvaltningen'),
    party('socialtjansten', 'Social- och äldreomsorgsförvaltningen'),
    party('teknik', 'Tekniska förvaltningen'),
  ]),
  ...group('committee', 'internal', [
    party('ks', 'Kommunstyrelsen'),
    party('forskolenamnden', 'Förskolenämnden'),
    party('grundskolenamnden', 'Grundskolenämnden'),
    party('gymnasienamnden', 'Gymnasie- och arbetsmarknadsnämnden'),
    party('bygglovsnamnden', 'Bygglovs- och tillsynsnämnden'),
    party('miljonamnden', 'Natur- och stadsmiljönämnden'),
    party('kulturnamnden', 'Kultur- och fritidsnämnden'),
    party('socialnamnden', 'Socialnämnden'),
    party('beredningen', 'Beredningen för trygghet, prevention och demokrati', {
      formerNames: ['Trygghets- och delaktighetsberedningen'],
    }),
  ]),
  ...group('property-company', 'municipal-company', [
    party('huge', 'Huge Bostäder AB'),
    party('hsf', 'Huddinge Samhällsfastigheter AB'),
  ]),
  ...group('authority', 'external', [
    party('polisen', 'Lokalpolisområde Huddinge'),
    party('polisen-syd', 'Polisområde Stockholm Syd', { formerNames: ['Södertörns polismästardistrikt'] }),
    party('frivarden', 'Kriminalvården, Frivården'),
    party('kronofogden', 'Kronofogdemyndigheten'),
    party('skatteverket', 'Skatteverket'),
    party('lansstyrelsen', 'Länsstyrelsen i Stockholms län'),
  ]),
  ...group('federation', 'external', [party('raddning', 'Södertörns brandförsvarsförbund')]),
  ...group('property-company', 'external', [
    party('balder', 'Balder', since2019),
    party('heba', 'Heba', since2019),
    party('hembla', 'Hembla', since2019),
  ]),
  ...group('university', 'external', [party('hogskolorna', 'Högskolorna på Campus Flemingsberg', since2019)]),
  ...group('company', 'external', [party('vakt', 'Bevakningsföretaget (upphandlat)')]),
  ...group('association', 'external', [
    party('samverkan', 'Samverkan i Huddinge'),
    party('brottsofferjouren', 'Brottsofferjouren Huddinge-Botkyrka'),
    party('grannstod', 'Grannstöd Huddinge'),
    party('nattvandrarna', 'Nattvandrarna'),
    party('skr', 'Sveriges Kommuner och Regioner', { formerNames: ['Sveriges Kommuner och Landsting'] }),
  ]),
]

export function partyOf(code: string): DemoParty {
  const found = parties.find((candidate) => candidate.code === code)
  if (!found) throw new RangeError(`no party ${code}`)
  return found
}

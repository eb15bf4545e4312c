import { describe, expect, it } from 'vitest'
import { coordinationNumber, personalNumber } from './corpus/identity-numbers.ts'
import { countByKind, findingKinds } from './finding.ts'
import { scanText } from './guard.ts'
import { publicPhones } from './phone.public.ts'
import { privacyExplanations } from './privacy.explanations.ts'

/** What is found, as "kind: text". */
const found = (text: string) => scanText(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

describe('personal numbers', () => {
  it.each([
    ['ten digits', '0212112395'],
    ['twelve digits', '200212112395'],
    ['a dash', '021211-2395'],
    ['a plus, for someone over a hundred', '240909+9054'],
    ['a no-break space', '021211\u00a02395'],
    ['a thin space and an en dash', '20021211\u2009–\u20092395'],
    ['a non-breaking hyphen', '021211\u20112395'],
    ['a minus sign', '021211\u22122395'],
    ['a date with dashes', '2002-12-11-2395'],
    ['a date with blanks', '2002 12 11 2395'],
    ['pairs of digits', '02 12 11 23 95'],
    ['a break of line after the dash', '021211-\n2395'],
    ['full-width digits', '０２１２１１－２３９５'],
    ['Arabic digits', '٠٢١٢١١-٢٣٩٥'],
    ['mathematical digits', '𝟎𝟐𝟏𝟐𝟏𝟏-𝟐𝟑𝟗𝟓'],
    ['a soft hyphen inside', '0212\u00ad11-2395'],
    ['a zero-width space inside', '021211\u200b-2395'],
    ['entities of HTML', '021211&#8211;239&#53;'],
    ['a coordination number', coordinationNumber('020311', '239', '-')],
    ['29 February of a leap year', personalNumber('20040229', '238', '-')],
  ])('are found when written with %s', (_, written) => {
    expect(found(`Man, ${written}, avvisades.`)).toEqual([`personal-number: ${written}`])
  })

  it.each([
    ['the check digit is wrong', '021211-2396'],
    ['the month does not exist', personalNumber('021311', '239', '-')],
    ['the day does not exist', personalNumber('021131', '239', '-')],
    ['there was no 29 February that year', personalNumber('20030229', '238', '-')],
    ['it is an organisation number', '556016-0680'],
    ['it is the organisation number of a municipality', '212000-0068'],
    ['it is part of a longer number', '73021211239500'],
    ['it stands in the decimals of a coordinate', '59.0212112395'],
    ['it stands inside the id of a map cell', '8a0212112395fff'],
  ])('are not seen when %s', (_, written) => {
    expect(found(`Se ${written} i pärmen.`)).toEqual([])
  })

  it('are not seen in a date with a time or in a range of dates, whatever the check digit', () => {
    for (let minute = 0; minute < 60; minute += 1) {
      const clock = `14${String(minute).padStart(2, '0')}`
      expect(found(`Larm 2024-05-12 ${clock} och 24-05-12 ${clock}.`)).toEqual([])
    }
    for (let day = 1; day < 29; day += 1) {
      expect(found(`Perioden 2023-01-${String(day).padStart(2, '0')} - 2023-12-31.`)).toEqual([])
    }
  })
})

describe('phone numbers', () => {
  it.each([
    '070-174 06 05',
    '0701740605',
    '070 17 40 605',
    '070/174 06 05',
    '070.174.06.05',
    '0701-74 06 05',
    '08-465 004 10',
    '(08) 465 004 10',
    '08-46500410',
    '031-390 06 15',
    '0980-31 92 10',
    '+46 70 174 06 05',
    '+46701740605',
    '+46 (0)70-174 06 05',
    '0046 70 174 06 05',
    '46701740605',
    '+45 12 34 56 78',
    '073–174 06 05',
  ])('are found written as %s', (written) => {
    expect(found(`Ring ${written} i kväll.`)).toEqual([`phone: ${written}`])
  })

  it.each([
    '112',
    '114 14',
    '1177',
    '141 46 Huddinge',
    '08-12',
    'kl. 08.00-16.00',
    '0800-1600',
    '0730-1530',
    '08-12-2024',
    '07.01.2026 14.30',
    '07-02-26 1430',
    '+12 500 000 kr',
    '12 11 14 08 17 11 12',
    '2026-10-02',
    '0126-12345',
    'ärendenummer 0812345678',
    'KS-2023/1234.151',
    '59.23714, 17.98232',
    'N 6570123 E 670512',
  ])('are not seen in %s', (written) => {
    expect(found(`Det gäller ${written} enligt rapporten.`)).toEqual([])
  })

  it.each(['020-100 200', '0771-567 567', '+46 77 114 14 00', '0046771567567'])(
    "are nobody's own in the series of %s",
    (written) => expect(found(`Ring ${written} i kväll.`)).toEqual([]),
  )

  it('pass in any spelling when configuration calls them public, and only they', () => {
    const allowed = publicPhones(['08-465 004 00', '+46 31 390 06 00'])
    const kinds = (text: string) =>
      scanText(text, allowed).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
    expect(kinds('Ring 08-465 004 00, +46 8 465 004 00, (08) 46500400 eller 031-390 06 00.')).toEqual([])
    expect(kinds('Ring 08-465 004 01, sedan 08-465 004 00 och 070-174 06 05.')).toEqual([
      'phone: 08-465 004 01',
      'phone: 070-174 06 05',
    ])
    expect(found('Ring 08-465 004 00.')).toEqual(['phone: 08-465 004 00'])
  })

  it.each([
    'Växeln nås på 0980-31 92 00.',
    'Kundtjänst: 08-465 004 33',
    'Felanmälan görs på tel. 031-390 06 77',
    'Larmnumret är 08-465 004 12',
  ])('pass where they are said to be those of a switchboard or a service: %s', (text) =>
    expect(found(text)).toEqual([]),
  )

  it('are found all the same when they are mobile, or when somebody else answers', () => {
    expect(found('Växeln nås på 070-174 06 05.')).toEqual(['phone: 070-174 06 05'])
    expect(found('Växeln kopplade till grannen, 08-465 004 33.')).toEqual(['phone: 08-465 004 33'])
    expect(found('Kundtjänst svarar inte. Ring 08-465 004 33.')).toEqual(['phone: 08-465 004 33'])
  })

  it('are found without gaps after ordinary words, not after those for a reference', () => {
    expect(found('Ring i dag, idag 0846500410 eller vid 0846500411.')).toEqual([
      'phone: 0846500410',
      'phone: 0846500411',
    ])
    expect(found('Se ärende 0846500410 och id-nr 0846500411.')).toEqual([])
  })
})

describe('registration plates', () => {
  it.each([
    'ABC 123',
    'ABC123',
    'abc 123',
    'abc123',
    'Abc-123',
    'ABC12D',
    'abc 12d',
    'ABC–123',
    'ABC\u00a0123',
    'ＡＢＣ１２３',
  ])('are found written as %s', (written) =>
    expect(found(`Bilen ${written} stod kvar.`)).toEqual([`plate: ${written}`]),
  )

  it('are found in capitals, or without a blank, even when they read as a word', () => {
    expect(found('Bilen SOL 123 och bilen kan123 stod kvar.')).toEqual(['plate: SOL 123', 'plate: kan123'])
  })

  it('are found after "reg.nr" even when they read as a word', () => {
    expect(found('Bil med reg.nr bus 123.')).toEqual(['plate: bus 123'])
  })

  it.each([
    'bus 123',
    'rum 123',
    'väg 226',
    'Dnr KS 2023',
    'SOU 202',
    'E20',
    'v. 38',
    'kl 123',
    'och 100',
    'var 112',
    'per 100',
    'ring 112',
    'hus 214',
    'nr 305',
    'hus 12B',
    'BMW 320',
    'max 150 personer',
    'ABC 000',
    'OCH 100 VUXNA',
    'HÅL 123',
    'QIV 123',
    'ABC 1234',
    'SFS 202',
    'lag 2023:196',
    'SEK 500',
    'LED 120 watt',
    'GPS 150 st',
  ])('are not seen in %s', (written) => {
    expect(found(`Uppgift: ${written} enligt listan`)).toEqual([])
  })
})

describe('e-mail and accounts in social media', () => {
  it.each([
    'kim@exempel.se',
    'kim.ex+tips@mail.example.co.uk',
    'kim (at) exempel punkt se',
    'kim[at]exempel.se',
    'kim snabel-a exempel punkt se',
    'kim @ exempel.se',
    'kim[punkt]ex@exempel.se',
    'kim(punkt)ex(at)exempel(punkt)se',
    'kim.ex@exempel[dot]com',
  ])('an address is found written as %s', (written) =>
    expect(found(`Svar till ${written} tack.`)).toEqual([`email: ${written}`]),
  )

  it.each([
    ['Se @kim_99 i dag', '@kim_99'],
    ['snap: kimpan', 'kimpan'],
    ['Insta: kim.ex', 'kim.ex'],
    ['tiktok kim_ex', 'kim_ex'],
    ['hennes snap kimpan.', 'kimpan'],
    ['hotad på snap av kim.ex i går', 'kim.ex'],
    ['hotad på insta av zexefejk, igen', 'zexefejk'],
    ['instagramkontot heter kimpan', 'kimpan'],
    ['Se https://www.tiktok.com/@kimpan för film', 'https://www.tiktok.com/@kimpan'],
    ['Se instagram.com/kimpan.', 'instagram.com/kimpan'],
  ])('an account is found in "%s"', (text, handle) => expect(found(text)).toEqual([`handle: ${handle}`]))

  it.each([
    'Rykten på Snapchat och TikTok om bråk.',
    'Tiktok: filmer på bråket sprids.',
    'Se facebook.com/events/123 och instagram.com/p/abc.',
    'Fika 2 st @ 35 kr.',
    'Kontot t.ex. användes.',
    'Snapchat är populärt.',
    'Hotad på snap av okända, på insta av elever.',
    'Facebook: Polisen varnar för bedrägerier.',
  ])('no account is seen in "%s"', (text) => expect(found(text)).toEqual([]))
})

describe('names and dwellings', () => {
  it.each([
    ['Kim Exempelssons bil', 'Kim Exempelsson'],
    ['Vi såg Fatima där', 'Fatima'],
    ['en kille som heter hamza', 'hamza'],
    ['en kille som heter Xyzan', 'Xyzan'],
    ['Rektor Exempelius kom', 'Exempelius'],
    ['Ingrid von Exempel ringde', 'Ingrid von Exempel'],
    ['KIM EXEMPELSSON GREPS', 'KIM EXEMPELSSON'],
    ['A\u030asa ringde', 'A\u030asa'],
    ['När Kim lämnade skolan', 'Kim'],
    ['Mannen kallas Xyzet av andra', 'Xyzet'],
    ['stämmer ej med uppgivet namn Xyzan Yzlan', 'Xyzan Yzlan'],
    ['Kassören K-G Xyzlund kom', 'K-G Xyzlund'],
    ['Den misstänkte J.P. Holm sågs', 'J.P. Holm'],
    ['Elev Xyzan kom', 'Xyzan'],
    ['Överförmyndaren Xyzan undrar', 'Xyzan'],
    ['Chauffören hotades av Xyzan igen', 'Xyzan'],
    ['Björn såg bråket', 'Björn'],
    ['Sten kastade en flaska', 'Sten'],
    ['grannen kenneth spelar musik', 'kenneth'],
    ['hej det är jonna på fritids', 'jonna'],
    ['vet att lovisa i 7c mår dåligt', 'lovisa'],
    ['Fakturan till Xyzan Ahmed Yzlan kom', 'Xyzan Ahmed Yzlan'],
    ['Dubbel-Lasse stör kunder', 'Dubbel-Lasse'],
    ['Kim Exempelsson Storgatan 4', 'Kim Exempelsson'],
  ])('a name is found in "%s"', (text, name) => expect(found(text)).toEqual([`name: ${name}`]))

  it.each([
    'Karl Gustavs väg',
    'Göran Perssons plats',
    'Botkyrkavägen',
    'Ica Maxi',
    'Huge Bostäder',
    'Clas Ohlson',
    'Annas Café',
    'Kjell & Co',
    'kvarteret Björn',
    'Sankt Eriks gymnasium',
    'Erik Dahlbergsgatan',
    'Stig från parkeringen',
    'My av olja',
    'Bo kvar',
    'Sten kastades',
    'Björn siktades i skogen',
    'Inga såg något',
    'Katarina kyrkogård och Katarina park',
    'Kristi himmelsfärd',
    'Emil i Lönneberga-teatern',
    'Ronja i Skogen-musikalen',
    'entreprenören Xyzbygge svarade',
    'killen eldar och mannen visar vägen',
    'Lampan vid Storgatan 4 där det är mörkt',
    'Boende kring Storgatan 4 klagar',
    'Inga skador',
    'Skador: Inga (Hans ord).',
    'Hans cykel',
    'Storgatan 4',
    'plan 3 i garaget',
    'rum 204',
    'lägenhet 3 rum och kök',
    'Portkoden bör bytas',
  ])('nothing is seen in "%s"', (text) => expect(found(text)).toEqual([]))

  it.each([
    'lgh 1203',
    'lägenhet 1203',
    'lgh nr 12A',
    '3 tr',
    'våning 3, dörren till vänster',
    'portkod 1234',
    'koden till porten är 4711',
  ])('a dwelling is found in "Storgatan 4 B %s"', (written) =>
    expect(found(`Storgatan 4 B ${written}`)).toEqual([`dwelling: ${written}`]),
  )

  it.each([
    'Hon bor på',
    'Killen bor själv på',
    'Mannen är bosatt',
    'Hemma på',
    'Skjutsades hem till',
    'Han har adress',
    'Hennes adress:',
    'I sin lägenhet på',
  ])('street and number are a dwelling after "%s"', (before) =>
    expect(found(`${before} Xyzvägen 4 B, polis dit.`)).toEqual(['dwelling: Xyzvägen 4 B']),
  )
})

describe('what is done with findings', () => {
  const text = 'Kim Exempelsson (021211-2395) bor i lgh 1203, körde ABC 123.'

  it('are sorted, do not overlap and say how serious they are', () => {
    expect(scanText(text).map(({ kind, severity }) => [kind, severity])).toEqual([
      ['name', 'soft'],
      ['personal-number', 'hard'],
      ['dwelling', 'soft'],
      ['plate', 'hard'],
    ])
  })

  it('are counted by kind, kinds without findings included', () => {
    expect(countByKind(scanText(text))).toEqual({
      'personal-number': 1,
      phone: 0,
      email: 0,
      plate: 1,
      handle: 0,
      name: 1,
      dwelling: 1,
    })
  })

  it('are explained in Swedish and English, each kind with a way out', () => {
    for (const kind of findingKinds) {
      expect(privacyExplanations[kind].sv).toMatch(/[Ss]kriv|[Tt]a bort/)
      expect(privacyExplanations[kind].en).toMatch(/[Ww]rite|[Rr]emove/)
    }
  })

  it('a finding that another hid is found as well, so that the rewritten text is clean', () => {
    expect(found('0701740605abc123')).toEqual(['phone: 0701740605', 'plate: abc123'])
  })
})

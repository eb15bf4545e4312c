import { describe, expect, it } from 'vitest'
import { guardSentences } from './corpus/from-guards.ts'
import { isClean } from './corpus/measure.ts'
import { secondHeldOutWithoutPersonalData } from './corpus/second-held-out.clean.ts'
import { channelsFor } from './right-channel.ts'

describe('the right channel of a text (D1)', () => {
  it.each([
    ['Just nu slåss ett tiotal utanför stationen, en har kniv.', ['emergency']],
    ['En man ligger medvetslös bakom kiosken.', ['emergency']],
    ['Det brinner i källaren, skicka polis och ambulans. Pågår nu.', ['emergency']],
    ['Handläggaren blev hotad när hon skulle gå hem.', ['threat']],
    ['En besökare hotade personalen i receptionen.', ['threat']],
    ['Flickan har blåmärken och säger att hon slås hemma.', ['social']],
    ['Orosanmälan kan behövas: två barn ensamma hemma i en vecka.', ['social']],
    ['Jag vill göra en polisanmälan om stulen cykel.', ['crime']],
    ['Vi vet vem som eldade, men det är inte polisanmält.', ['crime']],
    ['Tre lampor är släckta längs gångvägen.', ['fault']],
    ['Nedskräpning vid busskuren, överfull papperskorg.', ['fault']],
    ['There is litter everywhere and the bin is overflowing.', ['fault']],
  ])('of "%s" is %j', (text, kinds) => expect(channelsFor(text)).toEqual(kinds))

  it.each([
    'Klotter på tunnelns norra vägg.',
    'En grupp ungdomar samlas vid torget på kvällarna.',
    'Bråk utanför krogen i lördags, två personer greps.',
    'Ökad försäljning av lustgas enligt flera elever.',
    '',
  ])('of "%s" is the situational picture', (text) => expect(channelsFor(text)).toEqual([]))

  it('is suggested for few ordinary observations, so that a suggestion is read', () => {
    const ordinary = [...secondHeldOutWithoutPersonalData, ...guardSentences].filter(isClean)
    const hinted = ordinary.filter((text) => channelsFor(text).length > 0)
    expect(hinted.length / ordinary.length, hinted.join('\n')).toBeLessThanOrEqual(0.12)
  })

  it.each(['hotade ', 'just nu ', 'barn ', 'trasig ', 'jag '])('is told of %j over and over without delay', (unit) => {
    expect(channelsFor(unit.repeat(50_000)).length).toBeLessThanOrEqual(2)
  })
})

import { mergeMany } from '#domains/situation/moderation/batch.actions.ts'
import { assessObservation } from '#domains/situation/moderation/observation-assess.actions.ts'
import { maskPhotoAction } from '#domains/situation/moderation/photo-mask.actions.ts'
import { redactObservation } from '#domains/situation/moderation/redaction.actions.ts'
import { getObservationAction } from '#domains/situation/observations/observation.actions.ts'
import { getChoices, reportObservation } from '#domains/situation/observations/observation-report.actions.ts'
import { listPhotosAction } from '#domains/situation/observations/photo.actions.ts'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { addDays, lastDayOf } from '#kernel/time/week.ts'
import { drawnPhoto, plateBox } from './drawn-photo.ts'
import type { Loading } from './loading.ts'

type Row = {
  readonly category: string
  readonly area: string
  readonly party: string
  readonly text: string
  readonly basis: 'seen' | 'heard'
}

/** What came in by hand for the moderator to deal with; made up, as everything in the demonstration. */
const rows = {
  /** nobody has said yet whether it is so */
  unconfirmed: {
    category: 'langning',
    area: 'SKO',
    party: 'fritid',
    text: 'Ungdomar på fritidsgården berättar att alkohol säljs till unga från en bil vid stationen.',
    basis: 'heard',
  },
  confirmed: {
    category: 'samling',
    area: 'TRA',
    party: 'nattvandrarna',
    text: 'Boende säger att grupper samlas sent på skolgården och stör.',
    basis: 'heard',
  },
  /** stood in a published picture before it was denied */
  denied: {
    category: 'hot',
    area: 'STU',
    party: 'fritid',
    text: 'Det sägs att någon blev hotad vid stationen i fredags kväll.',
    basis: 'heard',
  },
  pair: {
    category: 'smabrand',
    area: 'SEG',
    party: 'raddning',
    text: 'Brand i papperskorg vid centrum, släckt av räddningstjänsten.',
    basis: 'seen',
  },
  samePair: {
    category: 'smabrand',
    area: 'SEG',
    party: 'polisen',
    text: 'Papperskorg brann vid centrum, räddningstjänsten på plats.',
    basis: 'seen',
  },
  redacted: {
    category: 'storning',
    area: 'VAR',
    party: 'hsf',
    text: 'Personalen ombads tala med Kim Provsson (påhittat namn) om hög musik i entrén.',
    basis: 'seen',
  },
  photographed: {
    category: 'klotter',
    area: 'KUN',
    party: 'huge',
    text: 'Nytt klotter på gaveln mot parkeringen.',
    basis: 'seen',
  },
} as const satisfies Record<string, Row>
type Name = keyof typeof rows
export type ForModeration = Readonly<Record<Name, { readonly id: number }>>

/** Hands in what will be moderated, before the latest week's picture is published: what lies in that week stands in it. */
export async function reportForModeration(loading: Loading, coordinator: Actor): Promise<ForModeration> {
  const { house, manifest, parties, areas } = loading
  const { data: choices } = await perform(house, coordinator, getChoices, {})
  const categories = new Map(choices.categories.map(({ code, id }) => [code, id]))
  const friday = addDays(lastDayOf(manifest.latestWeek), -2)
  const report = async (name: Name, more: object = {}) => {
    const { category, area, party, text, basis } = rows[name]
    const { data } = await perform(house, coordinator, reportObservation, {
      category: categories.get(category),
      area: areas.get(area),
      party: parties.get(party),
      when: `${friday}T20:30`,
      text,
      basis,
      ...more,
    })
    return data
  }
  const photos = {
    photos: [await drawnPhoto()],
    photoAlt: { n1: 'Teckning: klotter på en gavel och en parkerad bil.' },
  }
  return {
    unconfirmed: await report('unconfirmed', { when: manifest.today }),
    confirmed: await report('confirmed'),
    denied: await report('denied'),
    pair: await report('pair'),
    samePair: await report('samePair', { when: `${friday}T21:10` }),
    redacted: await report('redacted', { when: manifest.today, privacyReason: 'Visar hur ord stryks.' }),
    photographed: await report('photographed', { when: manifest.today, ...photos }),
  }
}

/** What the moderator then did, the pictures being published. */
export async function moderate(
  { house, parties }: Loading,
  coordinator: Actor,
  { confirmed, denied, pair, samePair, redacted, photographed }: ForModeration,
): Promise<void> {
  const seen = async ({ id }: { readonly id: number }) => {
    const { data } = await perform(house, coordinator, getObservationAction, { id })
    return { id, version: data.observation.version }
  }
  const assess = async (one: { readonly id: number }, outcome: 'confirmed' | 'denied', ground: string) =>
    perform(house, coordinator, assessObservation, {
      ...(await seen(one)),
      outcome,
      ground,
      party: parties.get('polisen'),
    })
  await assess(confirmed, 'confirmed', 'Områdespolisen har sett samma sak två kvällar.')
  await assess(denied, 'denied', 'Polisen har gått igenom händelsen: en högljudd diskussion, inget hot.')
  await perform(house, coordinator, mergeMany, { ids: [samePair.id], into: pair.id })
  await perform(house, coordinator, redactObservation, {
    ...(await seen(redacted)),
    strikes: [{ words: 'Kim Provsson (påhittat namn)', kind: 'name' }],
    reason: 'Namn på en person hör inte hemma i lägesbilden.',
  })
  const [photo] = (await perform(house, coordinator, listPhotosAction, { id: photographed.id })).data
  await perform(house, coordinator, maskPhotoAction, {
    id: photographed.id,
    photo: photo?.id,
    version: photo?.version,
    boxes: [plateBox],
    reason: 'En registreringsskylt syntes.',
  })
}

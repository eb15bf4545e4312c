import { anyOf, signedIn } from '#kernel/auth/actor.ts'
import type { Db } from '#kernel/db/connect.ts'
import { reject } from '#kernel/errors/problem.ts'
import { type ChannelKind, channelKinds } from '#kernel/privacy/right-channel.ts'
import { choice, optionalShortText, shortText } from '#kernel/register/field.ts'
import { register } from '#kernel/register/register.ts'

/** Where a matter belongs that is none for the situational picture. */
export type Channel = {
  readonly kind: ChannelKind
  readonly nameSv: string
  readonly nameEn: string
  readonly phone: string | null
  readonly link: string | null
}

export const rightChannelRegister = register({
  name: 'situation.right_channel',
  path: '/privacy/channels',
  texts: {
    title: { sv: 'Rätt väg för annat', en: 'The right way for other matters' },
    lead: {
      sv: 'Vart den ska vända sig som skriver om något akut, vill anmäla brott, är orolig för ett barn, ser ett fel eller har blivit hotad i tjänsten. Visas i rapportformuläret innan något sparas.',
      en: 'Where to turn for whoever writes of an emergency, wants to report a crime, worries for a child, sees a fault or was threatened on duty. Shown in the report form before anything is saved.',
    },
    one: { sv: 'Väg', en: 'Way' },
    add: { sv: 'Lägg till väg', en: 'Add way' },
    empty: {
      sv: 'Inga egna vägar ännu. Tills de finns visas 112 och 114 14 och en uppmaning att fråga kommunens växel.',
      en: 'No ways of your own yet. Until there are, 112 and 114 14 are shown, and advice to ask the municipality’s switchboard.',
    },
    unique: {
      right_channel_kind_unique: { sv: 'Det finns redan en väg för detta.', en: 'There is a way for this already.' },
    },
    rules: {
      'right-channel.rejected.link': {
        sv: 'Länken ska börja med https://.',
        en: 'The link must begin with https://.',
      },
      'right-channel.rejected.empty': {
        sv: 'Ange ett telefonnummer eller en länk, annars vet ingen hur man går vidare.',
        en: 'Give a phone number or a link, or nobody knows how to get on.',
      },
    },
  },
  fields: {
    kind: {
      ...choice({
        emergency: { sv: 'Pågår och är akut', en: 'Emergency going on' },
        threat: { sv: 'Hot eller våld i tjänsten', en: 'Threat or violence on duty' },
        social: { sv: 'Oro för ett barn eller en vuxen', en: 'Concern for a child or an adult' },
        crime: { sv: 'Brott som ska anmälas', en: 'Crime to be reported' },
        fault: { sv: 'Fel att åtgärda', en: 'Fault to be mended' },
      } satisfies Record<ChannelKind, { sv: string; en: string }>),
      label: { sv: 'Vad det gäller', en: 'What it is about' },
    },
    nameSv: { ...shortText(120), label: { sv: 'Vart, på svenska', en: 'Where to, in Swedish' } },
    nameEn: { ...shortText(120), label: { sv: 'Vart, på engelska', en: 'Where to, in English' } },
    phone: { ...optionalShortText(30), label: { sv: 'Telefon', en: 'Phone' } },
    link: { ...optionalShortText(300), label: { sv: 'Länk', en: 'Link' } },
  },
  names: 'nameSv',
  columns: ['kind', 'phone', 'link'],
  filters: [],
  policy: { read: signedIn, write: anyOf('owner', 'coordinator') },
  rule: (next) => {
    if (next.phone === null && next.link === null) return reject('right-channel.rejected.empty')
    return next.link === null || /^https:\/\/\S+$/.test(next.link) ? next : reject('right-channel.rejected.link')
  },
  links: [
    {
      href: '/privacy/counts',
      label: { sv: 'Integritetsskyddet i siffror', en: 'The privacy protection in figures' },
      writers: true,
    },
    { href: '/privacy/phones', label: { sv: 'Tillåtna telefonnummer', en: 'Phone numbers that may be written' } },
    { href: '/privacy/coarsening', label: { sv: 'När platsen görs grov', en: 'When the place is made coarse' } },
  ],
})

const askSwitchboard = { nameSv: 'Kommunens växel', nameEn: 'The municipality’s switchboard', phone: null, link: null }
/** What holds in the whole country; the municipality's own come instead of these. */
const usual: Readonly<Record<ChannelKind, Omit<Channel, 'kind'>>> = {
  emergency: { nameSv: 'SOS Alarm', nameEn: 'SOS Alarm', phone: '112', link: null },
  threat: { nameSv: 'Din chef, och polisen', nameEn: 'Your manager, and the police', phone: '114 14', link: null },
  social: {
    nameSv: 'Socialtjänsten, genom kommunens växel',
    nameEn: 'Social services, through the municipality’s switchboard',
    phone: null,
    link: null,
  },
  crime: {
    nameSv: 'Polisen',
    nameEn: 'The police',
    phone: '114 14',
    link: 'https://polisen.se/utsatt-for-brott/anmal-brott/',
  },
  fault: askSwitchboard,
}

/** One way for every kind of matter: the municipality's own, or the usual one. */
export async function listChannels(db: Db): Promise<readonly Channel[]> {
  const own = await rightChannelRegister.store.list(db)
  return channelKinds.map((kind) => {
    const { nameSv, nameEn, phone, link } = own.find((one) => one.kind === kind) ?? usual[kind]
    return { kind, nameSv, nameEn, phone, link }
  })
}

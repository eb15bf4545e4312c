import { canSeeHome } from '#domains/situation/home/week.policy.ts'
import { canListActivities, canListPictures, canReadWeek } from '#domains/situation/pictures/picture.policy.ts'
import { type Actor, type Decision, signedIn } from '#kernel/auth/actor.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { translator } from '#kernel/i18n/texts.ts'
import type { Room } from '#web/shell/frame.tsx'
import { appTexts } from './app.texts.ts'

type Door = { readonly href: string; readonly allow: (actor: Actor) => Decision }
type RoomPlan = Pick<Room, 'icon'> & {
  readonly key: string
  /** The first that is open to the actor leads in; a room with none is not shown. */
  readonly doors: readonly Door[]
  /** The addresses that belong to the room. */
  readonly paths: RegExp
}

/** The rooms of the house, by what people do in them. A room appears when it has something. */
const rooms = [
  {
    key: 'room.week',
    icon: 'calendar',
    doors: [{ href: '/', allow: canSeeHome }],
    paths: /^\/$|^\/report|^\/meeting|^\/focus-meetings|^\/round/,
  },
  {
    key: 'room.situation',
    icon: 'map',
    doors: [
      { href: '/situation', allow: canReadWeek },
      { href: '/pictures', allow: canListPictures },
    ],
    paths:
      /^\/(situation|observations|moderation|batches|pictures|distribution|areas|categories|levels|privacy|imports|calendar|warnings|indications)/,
  },
  {
    key: 'room.measures',
    icon: 'list',
    doors: [{ href: '/activities', allow: canListActivities }],
    paths: /^\/activities/,
  },
  { key: 'room.cooperation', icon: 'handshake', doors: [{ href: '/parties', allow: signedIn }], paths: /^\/parties/ },
] as const satisfies readonly RoomPlan[]

export function roomsFor({ actor, path, language }: Pick<PageRequest, 'actor' | 'path' | 'language'>): readonly Room[] {
  const t = translator(appTexts, language)
  return rooms.flatMap(({ key, doors, icon, paths }) => {
    const open = doors.find(({ allow }) => allow(actor).allowed)
    return open ? [{ href: open.href, label: t(key), icon, current: paths.test(path) }] : []
  })
}

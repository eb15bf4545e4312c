import type { PageRequest } from '#kernel/http/request.ts'
import { translator } from '#kernel/i18n/texts.ts'
import type { Room } from '#web/shell/frame.tsx'
import { appTexts } from './app.texts.ts'

/** The rooms of the house, by what people do in them, and the addresses that belong to each. A room appears when it has something. */
const rooms = [
  { key: 'room.week', href: '/', icon: 'calendar', paths: /^\/$|^\/report/ },
  {
    key: 'room.situation',
    href: '/situation',
    icon: 'map',
    paths: /^\/(situation|observations|pictures|areas|categories|levels|imports)/,
  },
  { key: 'room.measures', href: '/activities', icon: 'list', paths: /^\/activities/ },
  { key: 'room.cooperation', href: '/parties', icon: 'handshake', paths: /^\/parties/ },
] as const

export function roomsFor({ path, language }: PageRequest): readonly Room[] {
  const t = translator(appTexts, language)
  return rooms.map(({ key, href, icon, paths }) => ({ href, label: t(key), icon, current: paths.test(path) }))
}

import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import ArrowUp from 'lucide-react/icons/arrow-up'
import ArrowUpDown from 'lucide-react/icons/arrow-up-down'
import Bell from 'lucide-react/icons/bell'
import Calculator from 'lucide-react/icons/calculator'
import CalendarDays from 'lucide-react/icons/calendar-days'
import Check from 'lucide-react/icons/check'
import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Circle from 'lucide-react/icons/circle'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import CircleDot from 'lucide-react/icons/circle-dot'
import CircleSlash from 'lucide-react/icons/circle-slash'
import Clock from 'lucide-react/icons/clock'
import Download from 'lucide-react/icons/download'
import FileText from 'lucide-react/icons/file-text'
import Handshake from 'lucide-react/icons/handshake'
import Inbox from 'lucide-react/icons/inbox'
import Info from 'lucide-react/icons/info'
import Languages from 'lucide-react/icons/languages'
import ListChecks from 'lucide-react/icons/list-checks'
import LogOut from 'lucide-react/icons/log-out'
import MapSheet from 'lucide-react/icons/map'
import MapPin from 'lucide-react/icons/map-pin'
import Menu from 'lucide-react/icons/menu'
import Minus from 'lucide-react/icons/minus'
import OctagonAlert from 'lucide-react/icons/octagon-alert'
import Pencil from 'lucide-react/icons/pencil'
import Plus from 'lucide-react/icons/plus'
import Printer from 'lucide-react/icons/printer'
import Search from 'lucide-react/icons/search'
import Shield from 'lucide-react/icons/shield'
import Star from 'lucide-react/icons/star'
import Target from 'lucide-react/icons/target'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import User from 'lucide-react/icons/user'
import type { ComponentType, SVGProps } from 'react'

// One import per icon: the package's index loads every icon it has, 0.2 s at each start.
const icons = {
  'arrow-down': ArrowDown,
  'arrow-left': ArrowLeft,
  'arrow-right': ArrowRight,
  'arrow-up': ArrowUp,
  'arrow-up-down': ArrowUpDown,
  bell: Bell,
  calculator: Calculator,
  calendar: CalendarDays,
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-right': ChevronRight,
  circle: Circle,
  'circle-check': CircleCheck,
  'circle-dashed': CircleDashed,
  'circle-dot': CircleDot,
  'circle-slash': CircleSlash,
  clock: Clock,
  download: Download,
  file: FileText,
  handshake: Handshake,
  inbox: Inbox,
  info: Info,
  languages: Languages,
  list: ListChecks,
  'log-out': LogOut,
  map: MapSheet,
  'map-pin': MapPin,
  menu: Menu,
  minus: Minus,
  stop: OctagonAlert,
  pencil: Pencil,
  plus: Plus,
  star: Star,
  printer: Printer,
  search: Search,
  shield: Shield,
  target: Target,
  warning: TriangleAlert,
  user: User,
} as const satisfies Record<string, ComponentType<SVGProps<SVGSVGElement>>>

export type IconName = keyof typeof icons

/** A picture beside a text. Without `label` it is hidden from assistive technology, since the text says it. */
export function Icon({ name, label }: { name: IconName; label?: string | undefined }) {
  const Drawing = icons[name]
  return label ? (
    <Drawing className="ds-icon icon" role="img" aria-label={label} />
  ) : (
    <Drawing className="ds-icon icon" aria-hidden="true" />
  )
}

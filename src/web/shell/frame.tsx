import type { ReactNode } from 'react'
import { Icon, type IconName } from '#web/ui/icon.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { contentId } from '#web/ui/page.tsx'
import { HtmlDocument, type Look, Mark } from './document.tsx'
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx'
import { shellTexts } from './shell.texts.ts'

/** One of the six rooms. Rooms with nothing to show yet are left out by the caller. */
export type Room = {
  readonly href: string
  readonly label: string
  /** For the bar at the bottom of a phone, when the label is long. */
  readonly shortLabel?: string
  readonly icon: IconName
  readonly current: boolean
}

export type Account = {
  readonly name: string
  /** "Samordnare, Huddinge kommun" */
  readonly role: string
  readonly links: readonly { readonly href: string; readonly label: string }[]
  /** Whose drafts and unsent reports lie on this device. */
  readonly id?: string | undefined
  /** Where the form that signs out is sent. */
  readonly signOut: string
}

export type FrameProps = {
  look: Look
  title: string
  municipality: string
  /** The first page, behind the municipality's name. */
  home: string
  rooms: readonly Room[]
  account: Account
  /** The page's own address, to come back to after a change of language or look. */
  here: string
  search?: { readonly action: string; readonly query?: string } | undefined
  inbox?: { readonly href: string; readonly count: number } | undefined
  /** All data is made up, and says so on every page. */
  demo?: boolean
  /** The role through whose eyes the pages are seen, and where the form that ends it is sent. */
  viewing?: { readonly role: string; readonly end: string } | undefined
  shortcuts?: boolean
  /** What a printed copy must carry at its head: classification, as-of date, page's address. */
  printFacts?: readonly string[]
  children: ReactNode
}

/** The page of somebody who is signed in: rooms to the left, on a phone at the bottom; municipality, search, inbox and account on top. */
export function Frame({
  look,
  title,
  shortcuts = false,
  demo = false,
  printFacts = [],
  viewing,
  children,
  ...props
}: FrameProps) {
  return (
    <HtmlDocument look={look} title={`${title} · ${props.municipality}`} frame="rooms" shortcuts={shortcuts}>
      {demo && <DemoBanner />}
      <TopBar look={look} {...props} />
      {props.rooms.length > 0 && <Rooms rooms={props.rooms} />}
      <main id={contentId} tabIndex={-1}>
        {viewing && <ViewingBanner {...viewing} />}
        <p className="print-head">{[props.municipality, ...printFacts].join(' · ')}</p>
        {children}
      </main>
    </HtmlDocument>
  )
}

export function DemoBanner() {
  const t = useTexts(shellTexts)
  return (
    <aside className="demo-banner" aria-label={t('shell.demo-label')}>
      {t('shell.demo')}
    </aside>
  )
}

function ViewingBanner({ role, end }: { role: string; end: string }) {
  const t = useTexts(shellTexts)
  return (
    <aside className="viewing-banner" aria-label={t('shell.viewing-label')}>
      <span>{t('shell.viewing', { role })}</span>
      <form method="post" action={end}>
        <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
          {t('shell.viewing-end')}
        </button>
      </form>
    </aside>
  )
}

type TopBarProps = Pick<FrameProps, 'look' | 'municipality' | 'home' | 'account' | 'here' | 'search' | 'inbox'>

function TopBar({ look, municipality, home, account, here, search, inbox }: TopBarProps) {
  const t = useTexts(shellTexts)
  return (
    <header className="topbar">
      <a className="brand" href={home}>
        <Mark />
        <span className="brand-name">Samsyn</span>
        <span className="brand-municipality">{municipality}</span>
      </a>
      {search && <SearchBox search={search} />}
      {inbox && (
        <a className="topbar-item" href={inbox.href}>
          <Icon name="inbox" />
          <span className="sr-only">{t('shell.inbox', { count: inbox.count })}</span>
          {inbox.count > 0 && (
            <span className="inbox-count" aria-hidden="true">
              {inbox.count}
            </span>
          )}
        </a>
      )}
      <details className="menu" data-island="menu">
        <summary className="topbar-item">
          <Icon name="user" />
          <span className="account-name">{account.name}</span>
          <span className="sr-only">, {t('shell.account')}</span>
        </summary>
        <div className="menu-panel">
          <p className="menu-head">
            <strong>{account.name}</strong>
            <span>{account.role}</span>
          </p>
          {account.links.map(({ href, label }) => (
            <a className="menu-item" key={href} href={href}>
              {label}
            </a>
          ))}
          <LanguageSwitch back={here} />
          <ThemeSwitch back={here} theme={look.theme} />
          <form method="post" action={account.signOut} data-island="sign-out" data-account={account.id}>
            <button className="menu-item" type="submit">
              <Icon name="log-out" />
              {t('shell.sign-out')}
            </button>
          </form>
        </div>
      </details>
    </header>
  )
}

function SearchBox({ search }: { search: NonNullable<FrameProps['search']> }) {
  const t = useTexts(shellTexts)
  return (
    <>
      <search className="topbar-search">
        <form method="get" action={search.action}>
          <input
            className="ds-input"
            type="search"
            name="q"
            defaultValue={search.query}
            aria-label={t('shell.search')}
            placeholder={t('shell.search')}
          />
          <button className="topbar-item" type="submit">
            <Icon name="search" />
            <span className="sr-only">{t('shell.search-short')}</span>
          </button>
        </form>
      </search>
      <a className="topbar-item topbar-search-link" href={search.action}>
        <Icon name="search" />
        <span className="sr-only">{t('shell.search')}</span>
      </a>
    </>
  )
}

function RoomLink({ room }: { room: Room }) {
  return (
    <a className="room" href={room.href} aria-current={room.current ? 'page' : undefined}>
      <Icon name={room.icon} />
      <span className="room-label">{room.label}</span>
      <span className="room-short" aria-hidden="true">
        {room.shortLabel ?? room.label}
      </span>
    </a>
  )
}

// How many rooms the bar of a narrow phone has space for at 320 px; the style sheet shows a fifth where it fits.
const narrowest = 4

function Rooms({ rooms }: { rooms: readonly Room[] }) {
  const t = useTexts(shellTexts)
  const rest = rooms.slice(narrowest)
  return (
    <nav className="rooms" aria-label={t('shell.rooms')}>
      <ul>
        {rooms.map((room) => (
          <li key={room.href}>
            <RoomLink room={room} />
          </li>
        ))}
        {rest.length > 0 && (
          <li className="rooms-more" data-rest={rest.length}>
            <details className="menu" data-island="menu">
              <summary className="room">
                <Icon name="menu" />
                <span className="room-short">{t('shell.more')}</span>
              </summary>
              <div className="menu-panel">
                {rest.map((room) => (
                  <a
                    className="menu-item"
                    key={room.href}
                    href={room.href}
                    aria-current={room.current ? 'page' : undefined}
                  >
                    <Icon name={room.icon} />
                    {room.label}
                  </a>
                ))}
              </div>
            </details>
          </li>
        )}
      </ul>
    </nav>
  )
}

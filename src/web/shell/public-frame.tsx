import type { ReactNode } from 'react'
import { contentId } from '#web/ui/page.tsx'
import { HtmlDocument, type Look, Mark } from './document.tsx'
import { DemoBanner } from './frame.tsx'
import { LanguageSwitch } from './preferences.tsx'

type PublicFrameProps = {
  look: Look
  title: string
  /** The municipality's name; absent where nobody has signed in and the installation serves several. */
  municipality?: string | undefined
  here: string
  demo?: boolean
  children: ReactNode
}

/** The page of somebody who is not signed in, and of errors: no rooms, only what is asked. */
export function PublicFrame({ look, title, municipality, here, demo = false, children }: PublicFrameProps) {
  return (
    <HtmlDocument look={look} title={[title, municipality ?? 'Samsyn'].join(' · ')} frame="public">
      {demo && <DemoBanner />}
      <header className="topbar">
        <a className="brand" href="/">
          <Mark />
          <span className="brand-name">Samsyn</span>
          {municipality && <span className="brand-municipality">{municipality}</span>}
        </a>
        <LanguageSwitch back={here} />
      </header>
      <main id={contentId} tabIndex={-1}>
        {children}
      </main>
    </HtmlDocument>
  )
}

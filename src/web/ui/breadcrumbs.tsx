import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

export type Crumb = { readonly label: ReactNode; readonly href: string }

/** The red thread that led here (observation › week › problem › measure), not the folder the page lies in. */
export function Breadcrumbs({ trail, here }: { trail: readonly Crumb[]; here: ReactNode }) {
  const t = useTexts(uiTexts)
  return (
    <nav className="breadcrumbs" aria-label={t('ui.red-thread')}>
      <ol>
        {trail.map(({ label, href }) => (
          <li key={href}>
            <a className="ds-link" href={href}>
              {label}
            </a>
            <Icon name="chevron-right" />
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}

import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

export type Download = {
  /** "PDF", "Excel": what one gets. */ readonly format: string
  readonly href: string
  readonly size?: string
}

/** Taking the page along: print and files. The print button is shown only where script can do it. */
export function Toolbar({ downloads, print = true }: { downloads: readonly Download[]; print?: boolean }) {
  const t = useTexts(uiTexts)
  return (
    <div className="toolbar">
      {print && (
        <button className="ds-button" data-variant="tertiary" type="button" data-island="print" hidden>
          <Icon name="printer" />
          {t('ui.print')}
        </button>
      )}
      {downloads.map(({ format, href, size }) => (
        <a className="ds-button" data-variant="tertiary" href={href} key={href} download>
          <Icon name="download" />
          <span>
            <span className="sr-only">{t('ui.download')} </span>
            {format}
            {size && <span className="toolbar-size"> {size}</span>}
          </span>
        </a>
      ))}
    </div>
  )
}

import type { ReactNode } from 'react'
import type { Theme } from '#kernel/http/request.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { LanguageProvider } from '#web/ui/language.tsx'
import { SkipLink } from '#web/ui/page.tsx'

export type Look = {
  readonly language: Language
  readonly theme: Theme
  /** Addresses of the built style sheets and module scripts, from the client build's manifest. */
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
  /** What makes the site installable on a phone; absent where nothing was built. */
  readonly app?: { readonly manifest: string; readonly touchIcon: string } | undefined
}

// Two fields of view that overlap. As an address of its own so that no request is made for it.
const favicon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%232f7a6c' stroke-width='2.5'%3E%3Ccircle cx='8.5' cy='12' r='6.5'/%3E%3Ccircle cx='15.5' cy='12' r='6.5'/%3E%3C/svg%3E"

type DocumentProps = {
  look: Look
  title: string
  frame: 'rooms' | 'public'
  /** Turns single-key shortcuts on; the reader's own choice (WCAG 2.1.4). */
  shortcuts?: boolean
  children: ReactNode
}

/** The whole HTML document. Nothing in it is inline, so that the content security policy can forbid inline scripts and styles. */
export function HtmlDocument({ look, title, frame, shortcuts = false, children }: DocumentProps) {
  const { language, theme, styles, scripts, app } = look
  const scheme = theme === 'light' || theme === 'dark' ? theme : undefined
  return (
    <html lang={language} data-color-scheme={scheme} data-contrast={theme === 'contrast' ? 'more' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={scheme ?? 'light dark'} />
        <meta name="robots" content="noindex" />
        <link rel="icon" href={favicon} />
        {app && <link rel="manifest" href={app.manifest} />}
        {app && <link rel="apple-touch-icon" href={app.touchIcon} />}
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body data-frame={frame} data-island={shortcuts ? 'shortcuts' : undefined}>
        <LanguageProvider language={language}>
          <SkipLink />
          {children}
        </LanguageProvider>
      </body>
    </html>
  )
}

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.5" aria-hidden="true">
      <circle cx="8.5" cy="12" r="6.5" />
      <circle cx="15.5" cy="12" r="6.5" />
    </svg>
  )
}

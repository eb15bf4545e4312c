import { translator } from '#kernel/i18n/texts.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import type { Look } from './document.tsx'
import { PublicFrame } from './public-frame.tsx'
import { shellTexts } from './shell.texts.ts'

export type ErrorStatus = 401 | 403 | 404 | 409 | 422 | 429 | 500 | 503

type ErrorMessageProps = {
  status: ErrorStatus
  /** What the reader gives when asking for help; the same stands in the log. */
  reference: string
  /** The problem's own text, when it says more than the status does. */
  message?: string | undefined
  /** The address that failed, to try again; only for what can be asked for again without harm. */
  again?: string | undefined
  /** Where to go after signing in, for what needed a session. */
  next?: string | undefined
  /** What somebody had written when the session was gone. */
  written?: string | undefined
  home?: string
}

/** What happened, that nothing was lost, and a way out. Stands alone in ErrorPage or inside Frame. */
export function ErrorMessage({ status, reference, message, again, next, written, home = '/' }: ErrorMessageProps) {
  const t = useTexts(shellTexts)
  return (
    <div className="error-page">
      <PageTitle
        title={t(`shell.error.${status}.title`)}
        lead={message ?? t(`shell.error.${status}.text`)}
        actions={
          <>
            {status === 401 && (
              <LinkButton href={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'} variant="primary">
                {t('shell.error.sign-in')}
              </LinkButton>
            )}
            {again !== undefined && <LinkButton href={again}>{t('shell.error.again')}</LinkButton>}
            <LinkButton href={home}>{t('shell.error.home')}</LinkButton>
          </>
        }
      />
      {written && (
        <Section title={t('shell.error.written')}>
          <p>{t('shell.error.written-help')}</p>
          <blockquote>{written}</blockquote>
        </Section>
      )}
      <p className="error-reference">
        {t('shell.error.reference')}: <code>{reference}</code>
      </p>
    </div>
  )
}

type ErrorPageProps = ErrorMessageProps & {
  look: Look
  here: string
  municipality?: string | undefined
  demo?: boolean
}

export function ErrorPage({ look, here, municipality, demo = false, ...error }: ErrorPageProps) {
  const title = translator(shellTexts, look.language)(`shell.error.${error.status}.title`)
  return (
    <PublicFrame look={look} title={title} here={here} municipality={municipality} demo={demo}>
      <ErrorMessage {...error} />
    </PublicFrame>
  )
}

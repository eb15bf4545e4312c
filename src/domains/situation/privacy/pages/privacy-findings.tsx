import type { FormState } from '#kernel/http/request.ts'
import { scanText } from '#kernel/privacy/guard.ts'
import { publicPhones } from '#kernel/privacy/phone.public.ts'
import { privacyExplanations } from '#kernel/privacy/privacy.explanations.ts'
import { withoutPersonalData } from '#kernel/privacy/rewrite.ts'
import { Button } from '#web/ui/button.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'

/** What the privacy guard stopped in a field of a form that came back. */
export function findingsIn(form: FormState, field: string, allowed: readonly string[]) {
  const text = form.values[field]
  const stopped = form.issues.some(({ path, code }) => path === field && code.startsWith('privacy.'))
  if (!stopped || typeof text !== 'string') return null
  const phones = publicPhones(allowed)
  return { text, allowed: phones, findings: scanText(text, phones) }
}

/** Whether a coordinator could let all of it pass with a reason. */
export const hasSoftOnly = (found: ReturnType<typeof findingsIn>): boolean =>
  found?.findings.every(({ severity }) => severity === 'soft') ?? false

type PrivacyFindingsProps = {
  readonly found: NonNullable<ReturnType<typeof findingsIn>>
  /** What the button that accepts the suggestion sends along, as the form's own button would. */
  readonly then: string
}

/** The text with what was found marked, why each matters, and the suggested text, which one button accepts. Needs no script. */
export function PrivacyFindings({ found: { text, findings, allowed }, then }: PrivacyFindingsProps) {
  const t = useTexts(observationTexts)
  const language = useLanguage()
  const pieces = findings.map(({ start, end }, at) => ({
    before: text.slice(findings[at - 1]?.end ?? 0, start),
    found: text.slice(start, end),
    start,
  }))
  const kinds = [...new Set(findings.map(({ kind }) => kind))]
  return (
    <div className="guard-finding">
      <div>
        <p>
          <strong>{t('observations.privacy.title')}</strong>
        </p>
        <p>
          <bdi>
            {pieces.map((piece) => (
              <span key={piece.start}>
                {piece.before}
                <mark>{piece.found}</mark>
              </span>
            ))}
            {text.slice(findings.at(-1)?.end ?? 0)}
          </bdi>
        </p>
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>{privacyExplanations[kind][language]}</li>
          ))}
        </ul>
        <p>{t('observations.privacy.suggested')}</p>
        <blockquote>
          <bdi>{withoutPersonalData(text, allowed, language)}</bdi>
        </blockquote>
      </div>
      <Button name="rewrite" value={then} variant="secondary">
        {t('observations.privacy.rewrite')}
      </Button>
    </div>
  )
}

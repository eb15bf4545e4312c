import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { moderationTexts } from '../moderation.texts.ts'
import { observationTexts } from '../observation.texts.ts'

type Props = PageProps<{ rules: Read<{ readonly version: number; readonly sealDays: number }> }>

/** How the municipality moderates. */
export function ModerationPage({ answers, request, form }: Props) {
  const t = useTexts(moderationTexts)
  const o = useTexts(observationTexts)
  const code = useCodes()
  const posted = usePosted(form)
  const { version, sealDays } = answers.rules.data
  const { change } = answers.rules.can
  return (
    <>
      <PageTitle kicker={<a href="/observations">{o('observations.title')}</a>} title={t('moderation.title')} />
      {request.query.saved !== undefined && <Notice tone="success">{t('redaction.saved-rules')}</Notice>}
      <FormProblem posted={posted} />
      <Section title={t('redaction.rules')}>
        <Form action="/moderation">
          <input type="hidden" name="version" value={version} />
          <TextInput
            name="sealDays"
            label={t('redaction.seal-days')}
            help={t('redaction.seal-days-help')}
            value={posted.value('sealDays', sealDays)}
            error={posted.error('sealDays')}
            inputMode="numeric"
            width={4}
          />
          {change?.allowed ? <Button>{t('redaction.save-rules')}</Button> : change && <p>{code(change.reason)}</p>}
        </Form>
      </Section>
    </>
  )
}

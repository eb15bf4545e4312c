import type { PageProps } from '#kernel/http/route.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { securityTexts } from '../security.texts.ts'

/** The codes stand in the answer to the form that made them, and nowhere else. */
export function RecoveryCodesPage({ form }: PageProps) {
  const t = useTexts(securityTexts)
  const codes = form.result as readonly string[] | undefined
  const onward = <LinkButton href="/me/security">{t('security.recovery.kept')}</LinkButton>
  return (
    <>
      <PageTitle title={t('security.recovery.title')} lead={codes && t('security.recovery.lead')} />
      {codes ? (
        <Section title={t('security.recovery.yours')}>
          <ul className="code-list" data-secret>
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <p>{t('security.recovery.store')}</p>
          <p>{onward}</p>
        </Section>
      ) : (
        <Notice actions={onward}>{t('security.recovery.gone')}</Notice>
      )}
    </>
  )
}

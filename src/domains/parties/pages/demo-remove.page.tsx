import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { demoTexts } from '../demo.texts.ts'

export type DemoRemoveReads = { demo: Read<{ readonly name: string }> }

export function DemoRemovePage({ answers, form }: PageProps<DemoRemoveReads>) {
  const t = useTexts(demoTexts)
  const posted = usePosted(form)
  return (
    <>
      <PageTitle title={t('demo.remove.title', { name: answers.demo.data.name })} lead={t('demo.remove.lead')} />
      <FormProblem posted={posted} />
      <p>{t('demo.remove.then')}</p>
      <Form action="/demo/remove">
        <ButtonRow>
          <Button danger>{t('demo.remove')}</Button>
          <LinkButton href="/">{t('demo.remove.keep')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}

/** What is left: the way to become the real municipality's first owner. */
export function DemoRemovedPage({ form }: PageProps) {
  const t = useTexts(demoTexts)
  const { claim } = form.result as { readonly claim: string | null }
  return (
    <>
      <PageTitle
        title={t('demo.gone.title')}
        lead={t(claim === null ? 'demo.removed.others' : 'demo.removed.lead')}
        actions={
          claim !== null && (
            <LinkButton href={claim} variant="primary">
              {t('demo.removed.claim')}
            </LinkButton>
          )
        }
      />
      {claim !== null && <p>{t('demo.removed.once')}</p>}
    </>
  )
}

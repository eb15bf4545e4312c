import type { PageProps, Read } from '#kernel/http/route.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextArea } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { indicationTexts } from '../indication.texts.ts'

type Choices = { readonly areas: readonly { readonly id: number; readonly name: string }[] }
type Props = PageProps<{ list: Read<Choices> }>

export function IndicationNewPage({ answers, request, form }: Props) {
  const t = useTexts(indicationTexts)
  const posted = usePosted(form)
  const given = (name: string) => (typeof request.query[name] === 'string' ? request.query[name] : undefined)
  const observation = posted.value('observation', given('observation')) ?? ''
  return (
    <>
      <Breadcrumbs trail={[{ label: t('indications.title'), href: '/indications' }]} here={t('indications.raise')} />
      <PageTitle title={t('indications.raise')} lead={t('indications.lead')} />
      <Notice>{t('indications.restricted')}</Notice>
      <FormProblem posted={posted} />
      <Form action="/indications/new">
        {observation === '' ? (
          <Select
            name="area"
            label={t('indications.area')}
            help={t('indications.raise.area')}
            value={posted.value('area', given('area'))}
            error={posted.error('area')}
            options={answers.list.data.areas.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        ) : (
          <>
            <input type="hidden" name="observation" value={observation} />
            <Facts
              facts={[
                {
                  label: t('indications.raise.event'),
                  value: (
                    <a href={`/observations/${encodeURIComponent(observation)}`}>
                      {t('indications.about.event-id', { id: observation })}
                    </a>
                  ),
                },
              ]}
            />
          </>
        )}
        <TextArea
          name="reason"
          label={t('indications.reason')}
          help={t('indications.reason.help')}
          value={posted.value('reason')}
          error={posted.error('reason')}
          rows={4}
          maxLength={2000}
          guard
          secret
        />
        <Button>{t('indications.raise.save')}</Button>
      </Form>
    </>
  )
}

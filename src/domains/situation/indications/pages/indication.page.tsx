import type { FormState } from '#kernel/http/request.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, ButtonRow } from '#web/ui/button.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { indicationTexts } from '../indication.texts.ts'
import type { Indication } from '../indication.ts'
import { IndicationState, WeighedWeeks, WeighForm, type WholeIndication } from './indication-parts.tsx'

type Entries = Parameters<typeof ObjectHistory>[0]['entries']
type Props = PageProps<{ found: Read<WholeIndication>; history: Read<Entries> }>
const untouched: FormState = { values: {}, issues: [], problem: null }

export function IndicationPage({ answers, request, form }: Props) {
  const t = useTexts(indicationTexts)
  const { language, path } = request
  const whole = answers.found.data
  const { indication, area, due, week } = whole
  const follows = indication.status === 'followed' && answers.found.can.follow?.allowed === true
  const nameOf = (field: string, value: unknown) => {
    if (field === 'areaId') return area
    if (field === 'status') return t(`indications.status.${value as Indication['status']}`)
    return field === 'verdict' ? t(`indications.verdict.${value as 'same'}`) : undefined
  }
  return (
    <>
      <Breadcrumbs trail={[{ label: t('indications.title'), href: '/indications' }]} here={area} />
      <PageTitle
        title={t('indications.one', { area })}
        state={<IndicationState status={indication.status} due={due} />}
      />
      {request.query.saved !== undefined && <Notice tone="success">{t('indications.saved')}</Notice>}
      <Notice>{t('indications.restricted')}</Notice>
      <Facts
        facts={[
          {
            label: t('indications.about'),
            value:
              indication.observationId === null ? (
                t('indications.about.area')
              ) : (
                <a href={`/observations/${indication.observationId}`}>
                  {t('indications.about.event-id', { id: indication.observationId })}
                </a>
              ),
          },
          { label: t('indications.area'), value: <a href={`/situation/areas/${indication.areaId}`}>{area}</a> },
          { label: t('indications.raised'), value: formatWeek(language, indication.raisedWeek, true) },
          { label: t('indications.reason-shown'), value: <bdi>{indication.reason}</bdi> },
          ...(indication.outcome === null
            ? []
            : [{ label: t('indications.outcome-shown'), value: <bdi>{indication.outcome}</bdi> }]),
        ]}
      />
      {follows && (
        <Section id="weigh" title={t('indications.weigh', { week: formatWeek(language, week) })}>
          <WeighForm
            whole={whole}
            action={`/indications/${indication.id}/weeks`}
            form={path.endsWith('/weeks') ? form : untouched}
          />
        </Section>
      )}
      <Section title={t('indications.weeks')}>
        <WeighedWeeks whole={whole} />
      </Section>
      {follows && <EndForm indication={indication} form={path.endsWith('/end') ? form : untouched} />}
      <Section title={t('indications.history')}>
        <ObjectHistory entries={answers.history.data} type="situation.indication" name={nameOf} />
      </Section>
    </>
  )
}

function EndForm({ indication, form }: { readonly indication: Indication; readonly form: FormState }) {
  const t = useTexts(indicationTexts)
  const posted = usePosted(form)
  return (
    <Section title={t('indications.end')}>
      <FormProblem posted={posted} />
      <Form action={`/indications/${indication.id}/end`}>
        <input type="hidden" name="version" value={indication.version} />
        <TextArea
          name="outcome"
          label={t('indications.outcome')}
          value={posted.value('outcome')}
          error={posted.error('outcome')}
          rows={2}
          maxLength={1000}
          guard
          secret
        />
        <ButtonRow>
          <Button name="status" value="acted" variant="secondary">
            {t('indications.end.acted')}
          </Button>
          <Button name="status" value="dropped" variant="secondary">
            {t('indications.end.dropped')}
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}

import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { errandTexts } from '../../round/errand.texts.ts'
import type { Activity } from '../activity.ts'
import { AnswerFields } from './activity-answer.tsx'
import { ActivityState, Answered, Responsible } from './activity-parts.tsx'

type Shown = Pick<
  Activity,
  'version' | 'text' | 'responsible' | 'dueWeek' | 'status' | 'outcome' | 'answer' | 'answerText' | 'answeredAt'
>
type OpenLink = {
  readonly activity: Shown
  readonly party: string
  readonly area: string | null
  readonly municipality: string
  readonly expiresAt: string
}
type Link = OpenLink | { readonly refused: 'errand.refused.closed' | 'problem.too-many-attempts' }
type Props = PageProps<{ link: Read<Link> }>

/** The activity behind a signed link: what somebody without account sees, and all that she sees. BEAT-4.c. */
export function ActivityLinkPage({ answers, request, form }: Props) {
  const t = useTexts(errandTexts)
  const link = answers.link.data
  const posted = usePosted(form)
  if ('refused' in link)
    return (
      <>
        <PageTitle title={t('errand.closed.title')} />
        {link.refused === 'errand.refused.closed' ? <p>{t(link.refused)}</p> : <FormProblem posted={posted} />}
      </>
    )
  return <OneActivity link={link} request={request} form={form} />
}

function OneActivity({ link, request, form }: Pick<Props, 'request' | 'form'> & { readonly link: OpenLink }) {
  const t = useTexts(errandTexts)
  const say = useSituationTexts()
  const posted = usePosted(form)
  const { language, params, query } = request
  const { activity, party, area } = link
  return (
    <>
      <PageTitle
        kicker={t('errand.report.kicker', { party, municipality: link.municipality })}
        title={<bdi>{activity.text}</bdi>}
        state={<ActivityState status={activity.status} late={false} />}
      />
      {query.answered !== undefined && <Notice tone="success">{say('activities.link.thanks')}</Notice>}
      <Facts
        facts={[
          { label: say('activities.party'), value: <Responsible party={party} responsible={activity.responsible} /> },
          { label: say('activities.area'), value: area ?? say('activities.whole') },
          { label: say('activities.due'), value: formatWeek(language, activity.dueWeek, true) },
          ...(activity.answer === null ? [] : [{ label: say('activities.answer'), value: <Answered {...activity} /> }]),
          ...(activity.outcome === null
            ? []
            : [{ label: say('activities.outcome'), value: <bdi>{activity.outcome}</bdi> }]),
        ]}
      />
      {activity.status === 'open' && (
        <>
          <FormProblem posted={posted} />
          <Form action={`/errand/activity/${params.municipality}/${params.token}`}>
            <input type="hidden" name="version" value={activity.version} />
            <AnswerFields posted={posted} />
            <Button>{say('activities.answer.send')}</Button>
          </Form>
        </>
      )}
      <p className="field-help">{t('errand.report.until', { until: formatInstant(language, link.expiresAt) })}</p>
    </>
  )
}

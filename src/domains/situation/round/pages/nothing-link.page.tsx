import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek, formatWeekDays } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { errandTexts } from '../errand.texts.ts'
import { roundTexts } from '../round.texts.ts'
import type { NothingLink, RefusedLink } from '../round.view.ts'

type Props = PageProps<{ link: Read<NothingLink | RefusedLink> }>

/** Where the link of a reminder leads: one button, and after it the way to take it back. Only pressing it says anything. */
export function NothingLinkPage({ answers, request, form }: Props) {
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
  return <OneButton link={link} request={request} form={form} />
}

function OneButton({ link, request, form }: Pick<Props, 'request' | 'form'> & { link: NothingLink }) {
  const t = useTexts(roundTexts)
  const tErrand = useTexts(errandTexts)
  const posted = usePosted(form)
  const { language, params, query } = request
  const { party, municipality, state } = link
  const week = formatWeek(language, link.week)
  const path = `/errand/nothing/${params.municipality}/${params.token}`
  return (
    <>
      <PageTitle
        kicker={tErrand('errand.report.kicker', { party, municipality })}
        title={t('nothing-link.heading', { week })}
        lead={formatWeekDays(language, link.week)}
      />
      <FormProblem posted={posted} />
      {state === 'nothing' && <Notice tone="success">{t('round.done.nothing')}</Notice>}
      {state === 'missing' && query.done === 'undone' && <Notice tone="success">{t('round.done.undone')}</Notice>}
      {state === 'delivered' ? (
        <p>{t('round.rejected.already-reported')}</p>
      ) : (
        <form method="post" action={path}>
          {state === 'missing' && <p>{t('nothing-link.lead', { party })}</p>}
          {state === 'nothing' && <input type="hidden" name="undo" value="true" />}
          <Button variant={state === 'nothing' ? 'secondary' : 'primary'}>
            {state === 'nothing' ? t('round.undo') : t('round.nothing', { week })}
          </Button>
        </form>
      )}
    </>
  )
}

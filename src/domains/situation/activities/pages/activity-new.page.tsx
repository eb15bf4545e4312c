import type { PageProps, Read } from '#kernel/http/route.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { ActivityFields, type Choices } from './activity-parts.tsx'

type Props = PageProps<{ list: Read<Choices> }>

export function ActivityNewPage({ answers, form }: Props) {
  const t = useSituationTexts()
  const posted = usePosted(form)
  return (
    <>
      <Breadcrumbs trail={[{ label: t('activities.title'), href: '/activities' }]} here={t('activities.new')} />
      <PageTitle title={t('activities.new')} />
      <FormProblem posted={posted} />
      <Form action="/activities/new">
        <ActivityFields posted={posted} choices={answers.list.data} />
        <Button>{t('activities.add')}</Button>
      </Form>
    </>
  )
}

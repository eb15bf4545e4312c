import type { PageProps, Read } from '#kernel/http/route.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { type AreaFacts, type AreaKind, fromTheBeginning } from '../area.ts'
import { areasTexts } from '../areas.texts.ts'
import type { Division } from '../division.ts'
import { AreaFields, DrawingFields } from './area-form.tsx'

type Props = PageProps<{ choices: Read<{ readonly division: Division | null; readonly areas: readonly AreaFacts[] }> }>

/** What is most likely added under an area of a kind. */
const nextKind: Record<AreaKind, AreaKind> = { municipality: 'area', district: 'area', area: 'place', place: 'place' }

export function AreaNewPage({ answers, request, form }: Props) {
  const t = useTexts(areasTexts)
  const posted = usePosted(form)
  const { division, areas } = answers.choices.data
  const parent = areas.find(({ id }) => String(id) === request.query.parent)
  const stored = {
    parentId: parent?.id ?? null,
    kind: parent && nextKind[parent.kind],
    validFrom: parent?.validFrom ?? fromTheBeginning,
  }
  const title = <PageTitle title={t('areas.new.title')} kicker={division?.name} />
  if (!division)
    return (
      <>
        {title}
        <EmptyState
          title={t('areas.division.empty.title')}
          meaning={t('areas.division.empty.meaning')}
          next={<LinkButton href="/areas/divisions">{t('areas.division.add')}</LinkButton>}
        />
      </>
    )
  return (
    <>
      <Breadcrumbs
        trail={[{ label: t('areas.title'), href: `/areas?division=${division.id}` }]}
        here={t('areas.new.title')}
      />
      {title}
      <FormProblem posted={posted} />
      <Form action={`/areas/new?division=${division.id}`}>
        <AreaFields posted={posted} stored={stored} choices={areas} />
        <DrawingFields posted={posted} />
        <Button>{t('areas.save')}</Button>
      </Form>
    </>
  )
}

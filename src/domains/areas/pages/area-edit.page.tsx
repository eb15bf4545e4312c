import type { PageProps, Read } from '#kernel/http/route.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import type { Area, AreaFacts } from '../area.ts'
import { areasTexts } from '../areas.texts.ts'
import { AreaFields, DrawingFields } from './area-form.tsx'
import { useAreaWords } from './area-words.ts'

type Props = PageProps<{ found: Read<{ readonly area: Area; readonly divisionAreas: readonly AreaFacts[] }> }>

export function AreaEditPage({ answers, form }: Props) {
  const t = useTexts(areasTexts)
  const words = useAreaWords()
  const posted = usePosted(form)
  const { area, divisionAreas } = answers.found.data
  // The version as it now is: whoever was told of a conflict has been asked to compare, and may then save.
  const version = <input type="hidden" name="version" value={area.version} />
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: t('areas.title'), href: `/areas?division=${area.divisionId}` },
          { label: area.name, href: `/areas/${area.id}` },
        ]}
        here={t('areas.change')}
      />
      <PageTitle title={t('areas.change.title', { name: area.name })} />
      <FormProblem posted={posted} />
      <Form action={`/areas/${area.id}/edit`}>
        {version}
        <AreaFields posted={posted} stored={area} choices={divisionAreas.filter(({ id }) => id !== area.id)} />
        <Button>{t('areas.save')}</Button>
      </Form>
      <Section title={t('areas.draw.title')}>
        <p>{words.drawn(area.geometry)}</p>
        <Form action={`/areas/${area.id}/outline`}>
          {version}
          <DrawingFields posted={posted} />
          <Button variant="secondary">{t('areas.draw.save')}</Button>
        </Form>
      </Section>
    </>
  )
}

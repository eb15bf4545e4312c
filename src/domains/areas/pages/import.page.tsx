import type { PageProps } from '#kernel/http/route.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { FileInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { areasTexts } from '../areas.texts.ts'
import { areaImportTexts } from '../import.texts.ts'

export function ImportPage({ form }: PageProps) {
  const t = useTexts(areaImportTexts)
  const posted = usePosted(form)
  return (
    <>
      <Breadcrumbs
        trail={[{ label: useTexts(areasTexts)('areas.title'), href: '/areas' }]}
        here={t('areas.import.title')}
      />
      <PageTitle title={t('areas.import.title')} lead={t('areas.import.lead')} />
      <FormProblem posted={posted} />
      <Form action="/areas/import" multipart>
        <FileInput
          name="file"
          label={t('areas.import.file')}
          help={t('areas.import.file-help')}
          accept=".geojson,.json,application/geo+json,application/json"
          error={posted.error('file')}
        />
        <Button>{t('areas.import.upload')}</Button>
      </Form>
    </>
  )
}

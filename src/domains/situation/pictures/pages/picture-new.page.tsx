import type { PageProps, Read } from '#kernel/http/route.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { DateInput, Select, TextInput } from '#web/ui/input.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { pictureKinds } from '../picture.ts'
import { useSituationTexts } from './situation-words.ts'

type Props = PageProps<{ list: Read<{ readonly latestWeek: string }> }>

/** A weekly picture takes one click; a longer one its days. */
export function PictureNewPage({ answers, request, form }: Props) {
  const t = useSituationTexts()
  const posted = usePosted(form)
  const field = (name: string, stored?: string) => ({
    name,
    value: posted.value(name, stored),
    error: posted.error(name),
  })
  const week = typeof request.query.week === 'string' ? request.query.week : answers.list.data.latestWeek
  return (
    <>
      <Breadcrumbs trail={[{ label: t('pictures.title'), href: '/pictures' }]} here={t('pictures.new')} />
      <PageTitle title={t('pictures.new')} />
      <FormProblem posted={posted} />
      <Section title={t('pictures.new.weekly')}>
        <Form action="/pictures/new">
          <input type="hidden" name="kind" value="weekly" />
          <TextInput {...field('week', week)} label={t('situation.week')} help={t('situation.week-help')} width={9} />
          <Button>{t('pictures.create')}</Button>
        </Form>
      </Section>
      <Section title={t('pictures.new.longer')}>
        <p>{t('pictures.new.longer-lead')}</p>
        <Form action="/pictures/new">
          <Select
            {...field('kind', 'tertial')}
            label={t('pictures.kind')}
            emptyLabel={null}
            options={pictureKinds
              .filter((kind) => kind !== 'weekly')
              .map((kind) => ({ value: kind, label: t(`picture.kind.${kind}`) }))}
          />
          <DateInput {...field('from')} label={t('pictures.from')} />
          <DateInput {...field('to')} label={t('pictures.to')} />
          <Button variant="secondary">{t('pictures.create')}</Button>
        </Form>
      </Section>
    </>
  )
}

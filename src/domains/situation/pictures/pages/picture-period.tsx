import type { FormState } from '#kernel/http/request.ts'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { levels } from '../../levels/level.ts'
import { levelName } from '../../levels/level-words.ts'
import { LevelOf } from '../../levels/pages/level-parts.tsx'
import type { PictureAnswer } from './picture-props.ts'
import { useSituationTexts } from './situation-words.ts'

type Props = { readonly found: PictureAnswer; readonly form: FormState | null; readonly mayDecide: boolean }

/** The levels of a longer period, stated area by area in one form. */
export function PeriodLevels({ found, form, mayDecide }: Props) {
  const t = useSituationTexts()
  const language = useLanguage()
  const posted = usePosted(form ?? { values: {}, issues: [], problem: null })
  const { picture, content } = found
  if (content === null) return null
  const { levelWords, period } = content
  const options = levels.map((level) => ({
    value: String(level),
    label: `${level} ${levelName(levelWords, level)[language]}`,
  }))
  if (!mayDecide)
    return (
      <Section title={t('picture.levels')}>
        <DataTable
          caption={t('picture.levels')}
          captionHidden
          columns={[
            { label: t('report.area'), rowHeader: true, cell: ({ name }) => name },
            { label: t('report.level'), cell: ({ level }) => <LevelOf level={level} words={levelWords} /> },
          ]}
          rows={period}
          rowKey={({ id }) => String(id)}
          empty={null}
        />
      </Section>
    )
  return (
    <Section title={t('picture.levels')} id="levels">
      <FormProblem posted={posted} />
      <Form action={`/pictures/${picture.id}/levels`}>
        <input type="hidden" name="version" value={picture.version} />
        {period.map(({ id, name, level, reason }, index) => (
          <fieldset key={id} className="ds-fieldset">
            <legend className="ds-label">{name}</legend>
            <input type="hidden" name={`levels.${index}.area`} value={id} />
            <Select
              name={`levels.${index}.level`}
              label={t('report.level')}
              value={posted.value(`levels.${index}.level`, level)}
              error={posted.error(`levels.${index}.level`)}
              options={options}
              emptyLabel={t('level.none')}
              optional
            />
            <TextInput
              name={`levels.${index}.reason`}
              label={t('area.set.reason')}
              value={posted.value(`levels.${index}.reason`, reason)}
              error={posted.error(`levels.${index}.reason`)}
              maxLength={500}
              optional
            />
          </fieldset>
        ))}
        <Button variant="secondary">{t('area.set.save')}</Button>
      </Form>
    </Section>
  )
}

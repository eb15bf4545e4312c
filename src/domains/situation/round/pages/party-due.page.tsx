import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { roundTexts } from '../round.texts.ts'
import type { RoundRules } from '../round.view.ts'
import { dayOptions, weekOptions } from './round-parts.tsx'

type Props = PageProps<{ rules: Read<RoundRules> }>

/** A party's own time from a week on, or the common one again. */
export function PartyDuePage({ answers, form }: Props) {
  const t = useTexts(roundTexts)
  const language = useLanguage()
  const posted = usePosted(form)
  const { parties, thisWeek } = answers.rules.data
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: t('round.title'), href: '/round' },
          { label: t('rules-of-round.title'), href: '/round/rules' },
        ]}
        here={t('rules-of-round.own.set')}
      />
      <PageTitle title={t('rules-of-round.own.set')} lead={t('rules-of-round.own.lead')} />
      <FormProblem posted={posted} />
      {parties.length === 0 ? (
        <EmptyState
          title={t('round.empty')}
          meaning={t('round.empty.text')}
          next={<LinkButton href="/parties">{t('round.empty.next')}</LinkButton>}
        />
      ) : (
        <Form action="/round/rules/party">
          <Select
            name="party"
            label={t('round.party')}
            value={posted.value('party')}
            error={posted.error('party')}
            options={parties.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <TextInput
            name="fromWeek"
            label={t('rules-of-round.from')}
            help={t('rules-of-round.from-help', { week: formatWeek(language, thisWeek, true) })}
            value={posted.value('fromWeek', thisWeek)}
            error={posted.error('fromWeek')}
            width={9}
          />
          <Select
            name="weekday"
            label={t('rules-of-round.weekday')}
            value={posted.value('weekday')}
            error={posted.error('weekday')}
            options={dayOptions(t)}
            emptyLabel={t('rules-of-round.own.weekday-none')}
            optional
          />
          <Select
            name="weeksAfter"
            label={t('rules-of-round.which')}
            value={posted.value('weeksAfter', 0)}
            error={posted.error('weeksAfter')}
            options={weekOptions(t)}
            emptyLabel={null}
          />
          <TextInput
            name="time"
            label={t('rules-of-round.time')}
            help={t('rules-of-round.time-help')}
            value={posted.value('time')}
            error={posted.error('time')}
            width={6}
            optional
          />
          <ButtonRow>
            <Button>{t('rules-of-round.save')}</Button>
            <LinkButton href="/round/rules" variant="tertiary">
              {t('rules-of-round.own.back')}
            </LinkButton>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}

import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { roundTexts } from '../round.texts.ts'
import type { DueRuleView, RoundRules } from '../round.view.ts'
import { dayOptions, type RoundWords, weekOptions } from './round-parts.tsx'

type Props = PageProps<{ rules: Read<RoundRules> }>

const dueWords = (t: RoundWords, due: Pick<DueRuleView, 'weekday' | 'weeksAfter' | 'time'>, language: 'sv' | 'en') =>
  t('rules-of-round.words', {
    day: t('rules-of-round.day', { day: due.weekday }),
    which: t(due.weeksAfter === 0 ? 'rules-of-round.which.same' : 'rules-of-round.which.next'),
    time: language === 'sv' ? due.time.replace(':', '.') : due.time,
  })

/** When reports are due, who is reminded, and what held before. */
export function RoundRulesPage({ answers, request, form }: Props) {
  const t = useTexts(roundTexts)
  const language = useLanguage()
  const posted = usePosted(form)
  const { common, own, thisWeek } = answers.rules.data
  const mayChange = answers.rules.can.change?.allowed ?? false
  return (
    <>
      <Breadcrumbs trail={[{ label: t('round.title'), href: '/round' }]} here={t('rules-of-round.title')} />
      <PageTitle title={t('rules-of-round.title')} lead={t('rules-of-round.lead')} />
      {request.query.done === 'saved' && <Notice tone="success">{t('round.done.saved')}</Notice>}
      <FormProblem posted={posted} />
      <Section title={t('rules-of-round.earlier')}>
        {common.length === 0 ? (
          <p>{t('round.no-rule')}</p>
        ) : (
          <ul>
            {common.map((rule) => (
              <li key={rule.fromWeek}>
                {formatWeek(language, rule.fromWeek, true)}: {dueWords(t, rule, language)}.{' '}
                {t('rules-of-round.words.reminders', {
                  remind: rule.remindHours ?? 0,
                  late: rule.lateHours ?? 0,
                  silent: rule.silentWeeks ?? 0,
                  from: rule.quietFrom,
                  to: rule.quietTo,
                })}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {mayChange && <RuleForm rule={common[0]} thisWeek={thisWeek} posted={posted} />}
      <Section title={t('rules-of-round.own')}>
        {own.length === 0 ? (
          <p>{t('rules-of-round.own.none')}</p>
        ) : (
          <ul>
            {own.map(({ partyId, party, fromWeek, due }) => (
              <li key={`${partyId} ${fromWeek}`}>
                {party}, {formatWeek(language, fromWeek, true)}:{' '}
                {due ? dueWords(t, due, language) : t('rules-of-round.own.common')}
              </li>
            ))}
          </ul>
        )}
        {mayChange && <LinkButton href="/round/rules/party">{t('rules-of-round.own.set')}</LinkButton>}
      </Section>
    </>
  )
}

/** What a form for the first rule suggests; nothing holds until somebody saves it. */
const suggestion: Omit<DueRuleView, 'fromWeek'> = {
  weekday: 1,
  weeksAfter: 1,
  time: '12:00',
  remindHours: 24,
  lateHours: 4,
  silentWeeks: 2,
  quietFrom: '18:00',
  quietTo: '07:00',
}

function RuleForm({ rule, thisWeek, posted }: { rule: DueRuleView | undefined; thisWeek: string; posted: Posted }) {
  const t = useTexts(roundTexts)
  const language = useLanguage()
  const stored = rule ?? suggestion
  const field = (name: keyof typeof suggestion | 'fromWeek', value: string | number | null, width = 6) => ({
    name,
    value: posted.value(name, value),
    error: posted.error(name),
    width,
  })
  return (
    <Section title={t('rules-of-round.change')}>
      <Form action="/round/rules">
        <TextInput
          {...field('fromWeek', thisWeek, 9)}
          label={t('rules-of-round.from')}
          help={t('rules-of-round.from-help', { week: formatWeek(language, thisWeek, true) })}
        />
        <Select
          name="weekday"
          label={t('rules-of-round.weekday')}
          value={posted.value('weekday', stored.weekday)}
          error={posted.error('weekday')}
          options={dayOptions(t)}
          emptyLabel={null}
        />
        <Select
          name="weeksAfter"
          label={t('rules-of-round.which')}
          value={posted.value('weeksAfter', stored.weeksAfter)}
          error={posted.error('weeksAfter')}
          options={weekOptions(t)}
          emptyLabel={null}
        />
        <TextInput
          {...field('time', stored.time)}
          label={t('rules-of-round.time')}
          help={t('rules-of-round.time-help')}
        />
        <TextInput
          {...field('remindHours', stored.remindHours)}
          label={t('rules-of-round.remind')}
          help={t('rules-of-round.none')}
          inputMode="numeric"
          optional
        />
        <TextInput
          {...field('lateHours', stored.lateHours)}
          label={t('rules-of-round.late')}
          help={t('rules-of-round.none')}
          inputMode="numeric"
          optional
        />
        <TextInput
          {...field('silentWeeks', stored.silentWeeks)}
          label={t('rules-of-round.silent')}
          help={t('rules-of-round.none')}
          inputMode="numeric"
          optional
        />
        <TextInput {...field('quietFrom', stored.quietFrom)} label={t('rules-of-round.quiet-from')} />
        <TextInput {...field('quietTo', stored.quietTo)} label={t('rules-of-round.quiet-to')} />
        <Button>{t('rules-of-round.save')}</Button>
      </Form>
    </Section>
  )
}

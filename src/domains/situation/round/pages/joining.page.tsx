import { agreements } from '#domains/parties/index.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { State } from '#web/ui/badge.tsx'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { Form } from '#web/ui/form.tsx'
import { DateInput, Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { handoverTexts } from '../../handover/handover.texts.ts'
import { joiningTexts } from '../joining.texts.ts'
import type { JoiningParty } from '../joining.ts'
import { roundTexts } from '../round.texts.ts'
import { RoundMark } from './round-parts.tsx'

type Props = PageProps<{ joining: Read<JoiningParty> }>

/** One party in the round: its steps in, its agreement and second contact, and its twelve weeks. */
export function JoiningPage({ answers, request, form }: Props) {
  const t = useTexts(joiningTexts)
  const tRound = useTexts(roundTexts)
  const tHandover = useTexts(handoverTexts)
  const language = useLanguage()
  const posted = usePosted(form)
  const party = answers.joining.data
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: tRound('round.title'), href: '/round' },
          { label: t('joining.title'), href: '/round/parties' },
        ]}
        here={party.name}
      />
      <PageTitle
        title={party.name}
        state={party.ended && <State stage="stopped">{t('joining.ended')}</State>}
        actions={
          <>
            <LinkButton href={`/parties/${party.id}`}>{tRound('round.party')}</LinkButton>
            {answers.joining.can.leave?.allowed && (
              <LinkButton href={`/parties/${party.id}/leaving`}>{tHandover('handover.open.party')}</LinkButton>
            )}
          </>
        }
      />
      {request.query.done === 'saved' && <Notice tone="success">{tRound('round.done.saved')}</Notice>}
      <FormProblem posted={posted} />
      <Section title={t('joining.steps')}>
        <ol>
          {party.steps.map(({ step, done }) => (
            <li key={step}>
              {t(`joining.step.${step}`)}{' '}
              <State stage={done ? 'done' : 'open'}>{t(done ? 'joining.done' : 'joining.left')}</State>
            </li>
          ))}
        </ol>
        {party.steps.some(({ step, done }) => step === 'invited' && !done) && (
          <>
            <p>{t('joining.invite.help')}</p>
            {answers.joining.can.invite?.allowed ? (
              <LinkButton href="/accounts/new">{t('joining.invite')}</LinkButton>
            ) : (
              <p>{t('joining.invite.owner')}</p>
            )}
          </>
        )}
      </Section>
      {answers.joining.can.change?.allowed && <Agreement party={party} posted={posted} />}
      {party.round && (
        <Section title={tRound('round.matrix')}>
          <ul>
            {party.round.weeks.toReversed().map((one) => (
              <li key={one.week}>
                {formatWeek(language, one.week, true)}: <RoundMark {...one} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Agreement({ party, posted }: { party: JoiningParty; posted: Posted }) {
  const say = useCodes()
  const { participation: stored, accounts } = party
  const field = (name: string, value: string | number | null) => ({
    name,
    value: posted.value(name, value),
    error: posted.error(name),
  })
  return (
    <Section title={say('participation.agreement')}>
      <Form action={`/round/parties/${party.id}`}>
        <input type="hidden" name="version" value={stored.version} />
        <Select
          {...field('agreement', stored.agreement)}
          label={say('participation.agreement')}
          emptyLabel={null}
          options={agreements.map((value) => ({ value, label: say(`participation.agreement.${value}`) }))}
        />
        <DateInput {...field('signedOn', stored.signedOn)} label={say('participation.signed-on')} optional />
        <TextInput
          {...field('caseNumber', stored.caseNumber)}
          label={say('participation.case-number')}
          width={16}
          optional
        />
        <DateInput {...field('endedOn', stored.endedOn)} label={say('participation.ended-on')} optional />
        <Select
          {...field('secondAccount', stored.secondAccountId)}
          label={say('participation.second-account')}
          help={say('participation.second.help')}
          optional
          emptyLabel={say('participation.no-second')}
          options={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <TextInput
          {...field('secondEmail', stored.secondEmail)}
          label={say('participation.second-email')}
          type="email"
          optional
        />
        <Button>{say('participation.save')}</Button>
      </Form>
    </Section>
  )
}

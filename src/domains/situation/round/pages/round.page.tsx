import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDue, formatWeek } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { WeekSwitch } from '../../pictures/pages/situation-parts.tsx'
import { joiningTexts } from '../joining.texts.ts'
import { roundTexts } from '../round.texts.ts'
import type { Round, RoundParty } from '../round.view.ts'
import { DueLine, RoundMark, RoundWays } from './round-parts.tsx'

type Props = PageProps<{ round: Read<Round> }>
const outcomes = ['nothing', 'undone', 'reminded', 'saved'] as const

/** Who has answered for the week, who is late, who had nothing; and the twelve weeks up to it. */
export function RoundPage({ answers, request, form }: Props) {
  const t = useTexts(roundTexts)
  const tJoining = useTexts(joiningTexts)
  const posted = usePosted(form)
  const round = answers.round.data
  const { change, rules, remind } = answers.round.can
  const done = outcomes.find((known) => known === request.query.done)
  return (
    <>
      <PageTitle
        title={t('round.title')}
        kicker={<DueLine week={round.week} dueAt={round.dueAt} />}
        lead={round.parties.length > 0 ? t('round.tally', round.tally) : undefined}
        actions={
          rules?.allowed && (
            <>
              <LinkButton href="/round/rules">{t('round.rules')}</LinkButton>
              <LinkButton href="/round/parties">{tJoining('joining.title')}</LinkButton>
            </>
          )
        }
      />
      {done && <Notice tone="success">{t(`round.done.${done}`)}</Notice>}
      <FormProblem posted={posted} />
      {round.rule === null && change?.allowed && (
        <Notice
          tone="needs-you"
          actions={
            <LinkButton href="/round/rules" variant="primary">
              {t('round.set-rule')}
            </LinkButton>
          }
        >
          {t('round.no-rule')}
        </Notice>
      )}
      <WeekSwitch action="/round" week={round.week} />
      {round.parties.length === 0 ? (
        <EmptyState
          title={t('round.empty')}
          meaning={t('round.empty.text')}
          next={<LinkButton href="/parties">{t('round.empty.next')}</LinkButton>}
        />
      ) : (
        <>
          <Parties round={round} mayRemind={remind?.allowed ?? false} rules={rules?.allowed ?? false} />
          <Matrix round={round} />
          <Toolbar downloads={[{ format: 'CSV', href: `/round/export.csv?week=${round.week}` }]} />
        </>
      )}
    </>
  )
}

// Whoever must do something comes first.
const urgency = ['missing', 'waiting', 'nothing', 'delivered', 'not-expected']

function Parties({ round, mayRemind, rules }: { round: Round; mayRemind: boolean; rules: boolean }) {
  const t = useTexts(roundTexts)
  const language = useLanguage()
  const rows = round.parties.toSorted((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state))
  const acts = rows.some(({ mayReport }) => mayReport)
  return (
    <Section title={t('round.parties')}>
      <p>{t('round.lead')}</p>
      <DataTable
        caption={t('round.parties')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            label: t('round.party'),
            rowHeader: true,
            cell: ({ id, name }) => (rules ? <a href={`/round/parties/${id}`}>{name}</a> : name),
          },
          {
            label: t('round.state'),
            cell: ({ state, late, hindsight, silentWeeks }) => (
              <div>
                <RoundMark state={state} late={late} hindsight={hindsight} />
                {silentWeeks > 1 && <> {t('round.silent', { n: silentWeeks })}</>}
              </div>
            ),
          },
          { label: t('round.party-due'), cell: ({ dueAt }) => (dueAt === null ? '–' : formatDue(language, dueAt)) },
          { label: t('round.came'), cell: ({ firstAt }) => (firstAt === null ? '–' : formatDue(language, firstAt)) },
          ...(acts
            ? [
                {
                  label: t('round.do'),
                  cell: (party: RoundParty) => <Ways party={party} week={round.week} mayRemind={mayRemind} />,
                },
              ]
            : []),
        ]}
        empty={null}
      />
    </Section>
  )
}

function Ways({ party, week, mayRemind }: { party: RoundParty; week: string; mayRemind: boolean }) {
  const t = useTexts(roundTexts)
  if (!party.mayReport) return '–'
  const isSilent = party.state === 'missing' || party.state === 'waiting'
  return (
    <div>
      <RoundWays party={party} week={week} state={party.state} back="round" />
      {mayRemind && isSilent && (
        <form method="post" action="/round/remind">
          <input type="hidden" name="party" value={party.id} />
          <input type="hidden" name="week" value={week} />
          <Button variant="tertiary">
            <span aria-hidden="true">{t('round.remind')}</span>
            <span className="sr-only">{t('round.remind-who', { party: party.name })}</span>
          </Button>
        </form>
      )}
    </div>
  )
}

function Matrix({ round }: { round: Round }) {
  const t = useTexts(roundTexts)
  const language = useLanguage()
  return (
    <Section title={t('round.matrix')}>
      <DataTable
        caption={t('round.matrix.caption')}
        narrow="scroll"
        rows={round.parties}
        rowKey={({ id }) => String(id)}
        columns={[
          { label: t('round.party'), rowHeader: true, cell: ({ name }) => name },
          {
            label: t('round.in-time'),
            cell: ({ times }) => (times.of + times.hindsight === 0 ? '–' : t('round.in-time.of', times)),
          },
          ...round.weeks.map(({ week }, index) => ({
            label: formatWeek(language, week),
            cell: ({ weeks }: RoundParty) => <Cell of={weeks[index]} />,
          })),
        ]}
        foot={
          <tr>
            <th scope="row">{t('round.matrix.all')}</th>
            <td />
            {round.weeks.map(({ week, tally }) => (
              <td key={week}>{t('round.matrix.of', { done: tally.done, of: tally.of })}</td>
            ))}
          </tr>
        }
        empty={null}
      />
      {round.parties.some(({ times }) => times.hindsight > 0) && (
        <p className="field-help">{t('round.hindsight.rule')}</p>
      )}
    </Section>
  )
}

function Cell({ of }: { of: RoundParty['weeks'][number] | undefined }) {
  const t = useTexts(roundTexts)
  if (!of) return null
  const word = t(`round.short.${of.state}`)
  if (of.hindsight) return t('round.short.hindsight', { state: word })
  const cameLate = of.late && (of.state === 'delivered' || of.state === 'nothing')
  return cameLate ? t('round.short.late', { state: word }) : word
}

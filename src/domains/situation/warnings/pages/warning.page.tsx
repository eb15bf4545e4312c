import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate, formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { warningTexts } from '../warning.texts.ts'
import { type Warning, type WarningDay, warnedRoles, warningHref, warningKinds } from '../warning.ts'

type Props = PageProps<{ found: Read<WarningDay> }>

/** What was in a day's digest, and who gets it. */
export function WarningPage({ answers, request, form }: Props) {
  const t = useTexts(warningTexts)
  const situation = useSituationTexts()
  const found = answers.found.data
  const { language } = request
  return (
    <>
      <Breadcrumbs trail={[{ label: situation('situation.title'), href: '/situation' }]} here={t('warnings.title')} />
      <PageTitle title={t('warnings.title')} lead={t('warnings.lead')} />
      {request.query.saved !== undefined && <Notice tone="success">{t('warnings.saved')}</Notice>}
      {found.waiting > 0 && <p>{t('warnings.waiting', { n: found.waiting })}</p>}
      {found.day === null ? (
        <EmptyState title={t('warnings.none.title')} meaning={t('warnings.none.meaning')} />
      ) : (
        <Section
          title={t('warnings.day', { day: formatDate(language, found.day) })}
          aside={t('warnings.count', { n: found.warnings.length })}
        >
          <Warnings found={found} mayList={answers.found.can.observations?.allowed === true} />
        </Section>
      )}
      {found.days.length > 1 && (
        <Section title={t('warnings.earlier')}>
          <ul>
            {found.days.map(({ day, n }) => (
              <li key={day}>
                <a href={`/warnings?day=${day}`} aria-current={day === found.day ? 'page' : undefined}>
                  {formatDate(language, day)}
                </a>
                , {t('warnings.count', { n })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Recipients found={found} mayChoose={answers.found.can.choose?.allowed === true} form={form} />
    </>
  )
}

function Warnings({ found, mayList }: { found: WarningDay; mayList: boolean }) {
  const t = useTexts(warningTexts)
  const language = useLanguage()
  const areas = new Map(found.areas.map(({ id, name }) => [id, name]))
  const categories = new Map(found.categories.map(({ id, name }) => [id, name[language]]))
  const about = ({ kind, categoryId, params }: Warning): string => {
    const { n = 0, window = 1, high, level = 0, was = 0 } = params
    const name = categoryId === null || categoryId === 0 ? t('warnings.all') : (categories.get(categoryId) ?? '–')
    switch (kind) {
      case 'serious':
        return name
      case 'signal':
        return high === undefined
          ? t('warnings.signal', { name, n, window })
          : t('warnings.signal-high', { name, n, window, high })
      case 'level-raised':
        return t('warnings.level', { level, was })
      default:
        return kind satisfies never
    }
  }
  return (
    <DataTable
      caption={t('warnings.title')}
      captionHidden
      columns={[
        {
          label: t('warnings.about'),
          rowHeader: true,
          cell: (one) => <a href={warningHref(mayList ? one : { ...one, observationId: null })}>{about(one)}</a>,
        },
        { label: t('warnings.kind'), cell: ({ kind }) => t(`warnings.kind.${kind}`) },
        {
          label: t('warnings.where'),
          cell: ({ areaId }) => (areaId === null ? t('warnings.whole') : (areas.get(areaId) ?? '–')),
        },
        { label: t('warnings.week'), cell: ({ week }) => formatWeek(language, week, true) },
      ]}
      rows={found.warnings}
      rowKey={({ id }) => String(id)}
      empty={<p>{t('warnings.none.day')}</p>}
    />
  )
}

type RecipientsProps = { found: WarningDay; mayChoose: boolean; form: Props['form'] }

function Recipients({ found, mayChoose, form }: RecipientsProps) {
  const t = useTexts(warningTexts)
  const code = useCodes()
  const posted = usePosted(form)
  const parties = new Map(found.parties.map(({ id, name }) => [id, name]))
  const remove = (id: number, said: string) => (
    <form method="post" action={`/warnings/recipients/${id}/remove`}>
      <Button variant="tertiary">
        {t('warnings.remove')}
        <span className="sr-only">: {said}</span>
      </Button>
    </form>
  )
  return (
    <Section title={t('warnings.recipients')}>
      <DataTable
        caption={t('warnings.recipients')}
        captionHidden
        columns={[
          { label: t('warnings.kind'), rowHeader: true, cell: ({ kind }) => t(`warnings.kind.${kind}`) },
          { label: t('warnings.role'), cell: ({ role }) => code(`role.${role}`) },
          {
            label: t('warnings.party'),
            cell: ({ partyId }) => (partyId === null ? t('warnings.party.any') : (parties.get(partyId) ?? '–')),
          },
          { label: t('warnings.reached'), numeric: true, cell: ({ reached }) => reached },
          ...(mayChoose
            ? [
                {
                  label: t('warnings.remove'),
                  cell: ({ id, kind, role }: WarningDay['recipients'][number]) =>
                    remove(id, `${t(`warnings.kind.${kind}`)}, ${code(`role.${role}`)}`),
                },
              ]
            : []),
        ]}
        rows={found.recipients}
        rowKey={({ id }) => String(id)}
        empty={<p>{t('warnings.recipients.none')}</p>}
      />
      {mayChoose && (
        <>
          <FormProblem posted={posted} />
          <Form action="/warnings/recipients">
            <Select
              name="kind"
              label={t('warnings.kind')}
              value={posted.value('kind')}
              error={posted.error('kind')}
              options={warningKinds.map((value) => ({ value, label: t(`warnings.kind.${value}`) }))}
            />
            <Select
              name="role"
              label={t('warnings.role')}
              value={posted.value('role')}
              error={posted.error('role')}
              options={warnedRoles.map((value) => ({ value, label: code(`role.${value}`) }))}
            />
            <Select
              name="party"
              label={t('warnings.party')}
              value={posted.value('party')}
              error={posted.error('party')}
              options={found.parties.map(({ id, name }) => ({ value: String(id), label: name }))}
              emptyLabel={t('warnings.party.any')}
              optional
            />
            <Button variant="secondary">{t('warnings.add')}</Button>
          </Form>
        </>
      )}
    </Section>
  )
}

import type { PageProps, Read } from '#kernel/http/route.ts'
import { State } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { Time } from '#web/ui/time.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { errandTexts } from '../errand.texts.ts'
import type { ListedErrand } from '../errand.view.ts'
import { sayHolder, sayPurpose } from '../errand-say.ts'

export type ErrandListReads = { links: Read<readonly ListedErrand[]> }

const stages = { open: 'open', ended: 'done', revoked: 'done' } as const

/** Whoever has handed out links sees which stand open and how much they are used, and closes them. */
export function ErrandListPage({ answers, request, form }: PageProps<ErrandListReads>) {
  const t = useTexts(errandTexts)
  const posted = usePosted(form)
  const { data: links, can } = answers.links
  const isAll = request.query.state === 'all'
  const make = can.make?.allowed === true && (
    <LinkButton href="/links/new" variant="primary" icon="plus">
      {t('errand.new')}
    </LinkButton>
  )
  return (
    <>
      <PageTitle title={t('errand.title')} lead={t('errand.lead')} actions={make} />
      {request.query.revoked === 'yes' && <Notice tone="success">{t('errand.revoked')}</Notice>}
      <FormProblem posted={posted} />
      <Tabs
        label={t('errand.state')}
        tabs={[
          { label: t('errand.view.open'), href: '/links', current: !isAll },
          { label: t('errand.view.all'), href: '/links?state=all', current: isAll },
        ]}
      />
      <DataTable
        caption={t('errand.title')}
        captionHidden
        rows={links}
        rowKey={({ id }) => String(id)}
        columns={[
          { label: t('errand.label'), rowHeader: true, cell: (row) => sayHolder(request.language, row) },
          { label: t('errand.purpose'), cell: (row) => sayPurpose(request.language, row) },
          { label: t('errand.until'), cell: ({ expiresAt }) => <Time value={expiresAt} kind="instant" /> },
          {
            label: t('errand.uses'),
            cell: ({ uses, lastUsedAt }) => (
              <>
                {t('errand.uses.count', { n: uses })}
                {lastUsedAt !== null && (
                  <>
                    , <Time value={lastUsedAt} kind="instant" />
                  </>
                )}
              </>
            ),
          },
          {
            label: t('errand.state'),
            cell: (row) =>
              row.state === 'open' ? (
                <Form action={`/links/${row.id}/revoke`}>
                  <Button variant="secondary">
                    {t('errand.revoke')}
                    <span className="sr-only">
                      {' '}
                      {t('errand.revoke-label', { label: sayHolder(request.language, row) })}
                    </span>
                  </Button>
                </Form>
              ) : (
                <State stage={stages[row.state]}>{t(`errand.state.${row.state}`)}</State>
              ),
          },
        ]}
        empty={<EmptyState title={t('errand.empty.title')} meaning={t('errand.empty.meaning')} next={make} />}
      />
      {links.length > 0 && (
        <Toolbar print={false} downloads={[{ format: 'CSV', href: `/links/export.csv${isAll ? '?state=all' : ''}` }]} />
      )}
    </>
  )
}

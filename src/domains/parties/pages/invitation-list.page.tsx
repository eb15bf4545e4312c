import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { State } from '#web/ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { accessTexts } from '../access.texts.ts'

type OpenInvitation = {
  readonly accountId: number
  readonly name: string
  readonly email: string
  readonly purpose: 'invite' | 'reset'
  readonly createdAt: string
  readonly expiresAt: string
  readonly tooOld: boolean
}
export type InvitationListReads = { invitations: Read<readonly OpenInvitation[]> }

export function InvitationListPage({ answers, request, form }: PageProps<InvitationListReads>) {
  const t = useTexts(accessTexts)
  const posted = usePosted(form)
  const { language } = request
  const mayChange = answers.invitations.can.change?.allowed ?? false
  return (
    <>
      <PageTitle
        title={t('access.invitations.title')}
        lead={t('access.invitations.lead')}
        actions={mayChange && <LinkButton href="/accounts/new">{t('access.invitations.new')}</LinkButton>}
      />
      <FormProblem posted={posted} />
      {request.query.revoked === 'yes' && <Notice tone="success">{t('access.invitations.revoked')}</Notice>}
      <DataTable
        caption={t('access.invitations.title')}
        captionHidden
        rows={answers.invitations.data}
        rowKey={({ accountId, purpose }) => `${accountId} ${purpose}`}
        columns={[
          {
            label: t('access.invitations.who'),
            rowHeader: true,
            cell: ({ accountId, name }) => <a href={`/accounts/${accountId}`}>{name}</a>,
          },
          { label: t('access.invitations.email'), cell: ({ email }) => email },
          { label: t('access.invitations.purpose'), cell: ({ purpose }) => t(`access.invitations.purpose.${purpose}`) },
          { label: t('access.invitations.made'), cell: ({ createdAt }) => formatInstant(language, createdAt) },
          {
            label: t('access.invitations.until'),
            cell: ({ expiresAt, tooOld }) =>
              tooOld ? (
                <State stage="overdue">{t('access.invitations.too-old')}</State>
              ) : (
                formatInstant(language, expiresAt)
              ),
          },
          ...(mayChange
            ? [{ label: t('access.invitations.do'), cell: (one: OpenInvitation) => <Actions invitation={one} /> }]
            : []),
        ]}
        empty={<EmptyState title={t('access.invitations.empty.title')} meaning={t('access.invitations.empty.text')} />}
      />
    </>
  )
}

function Actions({ invitation }: { invitation: OpenInvitation }) {
  const t = useTexts(accessTexts)
  const whose = <span className="sr-only"> {invitation.name}</span>
  return (
    <ButtonRow>
      <form method="post" action={`/accounts/${invitation.accountId}/link`}>
        <Button variant="secondary">
          {t('access.invitations.again')}
          {whose}
        </Button>
      </form>
      {!invitation.tooOld && (
        <form method="post" action={`/accounts/${invitation.accountId}/link/revoke`}>
          <Button variant="tertiary">
            {t('access.invitations.revoke')}
            {whose}
          </Button>
        </form>
      )}
    </ButtonRow>
  )
}

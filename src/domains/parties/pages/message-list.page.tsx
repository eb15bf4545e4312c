import { hasRole } from '#kernel/auth/actor.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Pagination } from '#web/ui/pagination.tsx'
import { Time } from '#web/ui/time.tsx'
import { messageTexts } from '../message.texts.ts'
import { type MessagePage, type MessageView, messagesPerPage } from '../message.ts'

export type MessageListReads = { messages: Read<MessagePage> }

/** What the system has told the reader, the newest first; opening a letter leads to what it is about. */
export function MessageListPage({ answers, request }: PageProps<MessageListReads>) {
  const t = useTexts(messageTexts)
  const { rows, total, unread } = answers.messages.data
  const page = Number(request.query.page ?? 1)
  return (
    <>
      <PageTitle
        title={t('messages.title')}
        lead={total > 0 ? t('messages.unread', { n: unread }) : undefined}
        actions={
          <>
            {unread > 0 && (
              <form method="post" action="/messages/read">
                <Button variant="secondary">{t('messages.read-all')}</Button>
              </form>
            )}
            {hasRole(request.actor, 'owner') && (
              <LinkButton href="/messages/dispatches" variant="tertiary">
                {t('messages.to-dispatches')}
              </LinkButton>
            )}
          </>
        }
      />
      {request.query.done === 'read' && <Notice tone="success">{t('messages.read-done')}</Notice>}
      {rows.length === 0 ? (
        <EmptyState
          title={t('messages.empty.title')}
          meaning={t('messages.empty.text')}
          next={<LinkButton href="/">{t('messages.empty.next')}</LinkButton>}
        />
      ) : (
        <ul className="message-list">
          {rows.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </ul>
      )}
      <Pagination page={page} pageSize={messagesPerPage} total={total} href={(wanted) => `/messages?page=${wanted}`} />
    </>
  )
}

function Message({ message: { id, kind, params, postedAt, readAt } }: { message: MessageView }) {
  const t = useTexts(messageTexts)
  const say = useCodes()
  const subject = say(`message.${kind}.subject`, params)
  return (
    <li className="message" data-unread={readAt === null || undefined}>
      <div>
        <h2 className="ds-heading" data-size="xs">
          {subject} {readAt === null && <Badge tone="needs-you">{t('messages.new')}</Badge>}
        </h2>
        <p>{say(`message.${kind}.body`, params)}</p>
        <p className="field-help">
          <Time value={postedAt} kind="instant" />
        </p>
      </div>
      <form method="post" action={`/messages/${id}/open`}>
        <Button variant="secondary">
          <span aria-hidden="true">{t('messages.open')}</span>
          <span className="sr-only">{t('messages.open-which', { subject })}</span>
        </Button>
      </form>
    </li>
  )
}

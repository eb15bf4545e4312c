import { hasRole } from '#kernel/auth/actor.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { Badge, State } from '#web/ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Pagination } from '#web/ui/pagination.tsx'
import { Time } from '#web/ui/time.tsx'
import { messageTexts } from '../message.texts.ts'
import { type MessagePage, type MessageView, messagesPerPage } from '../message.ts'

export type MessageListReads = { messages: Read<MessagePage> }

const outcomes = {
  read: 'messages.read-done',
  answered: 'messages.answered',
  unanswered: 'messages.unanswered',
} as const

/** What the system has told the reader, the newest first; opening a letter leads to what it is about. */
export function MessageListPage({ answers, request }: PageProps<MessageListReads>) {
  const t = useTexts(messageTexts)
  const { rows, total, unread } = answers.messages.data
  const page = Number(request.query.page ?? 1)
  const outcome = (['read', 'answered', 'unanswered'] as const).find((known) => known === request.query.done)
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
      {outcome && <Notice tone="success">{t(outcomes[outcome])}</Notice>}
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

function Message({ message }: { message: MessageView }) {
  const { id, kind, params, postedAt, readAt } = message
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
      <ButtonRow>
        <AnswerAtOnce message={message} subject={subject} />
        <form method="post" action={`/messages/${id}/open`}>
          <Button variant="secondary">
            <span aria-hidden="true">{t('messages.open')}</span>
            <span className="sr-only">{t('messages.open-which', { subject })}</span>
          </Button>
        </form>
      </ButtonRow>
    </li>
  )
}

/** The letter's own answer in one click, and the way to take it back; what has been answered otherwise says so. */
function AnswerAtOnce({ message: { ask, settled, params }, subject }: { message: MessageView; subject: string }) {
  const t = useTexts(messageTexts)
  const say = useCodes()
  if (ask === null) return null
  const path = `/messages/answer/${ask.purpose}`
  const about = Object.entries(ask.subject).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
  if (settled === null)
    return (
      <form method="post" action={path}>
        {about}
        <Button>
          {say(`message.answer.${ask.purpose}`, params)}
          <span className="sr-only">{say(`message.answer.${ask.purpose}.for`, params)}</span>
        </Button>
      </form>
    )
  return (
    <>
      <State stage="done">{say(`message.settled.${settled}`, params)}</State>
      {settled === ask.purpose && (
        <form method="post" action={`${path}/undo`}>
          {about}
          <Button variant="tertiary">
            <span aria-hidden="true">{t('messages.undo')}</span>
            <span className="sr-only">{t('messages.undo-which', { subject })}</span>
          </Button>
        </form>
      )}
    </>
  )
}

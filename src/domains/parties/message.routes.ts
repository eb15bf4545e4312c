import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { listMailDispatches, listOwnMessages, openOwnMessage, readAllOwnMessages } from './message.actions.ts'
import { messageTexts } from './message.texts.ts'
import { DispatchListPage } from './pages/dispatch-list.page.tsx'
import { MessageListPage } from './pages/message-list.page.tsx'

const messagesPage = page({
  path: '/messages',
  reads: { messages: read(listOwnMessages, ({ query }) => ({ page: query.page })) },
  title: ({ request }) => translator(messageTexts, request.language)('messages.title'),
  view: MessageListPage,
})

export const messageRoutes = [
  messagesPage,
  page({
    path: '/messages/dispatches',
    reads: { dispatches: read(listMailDispatches, ({ query }) => ({ state: query.state })) },
    title: ({ request }) => translator(messageTexts, request.language)('messages.dispatches.title'),
    view: DispatchListPage,
  }),
  form({ path: '/messages/read', action: readAllOwnMessages, again: messagesPage, done: () => '/messages?done=read' }),
  form({ path: '/messages/:id/open', action: openOwnMessage, again: messagesPage, done: ({ data }) => data.path }),
]

export const messageActions = [
  onPagesOnly(listOwnMessages),
  onPagesOnly(openOwnMessage),
  onPagesOnly(readAllOwnMessages),
  exposed(listMailDispatches),
]

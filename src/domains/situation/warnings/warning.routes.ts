import { exposed } from '#kernel/action/perform.ts'
import { form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { WarningPage } from './pages/warning.page.tsx'
import { addRecipientAction, getWarnings, removeRecipientAction } from './warning.actions.ts'
import { warningTexts } from './warning.texts.ts'

const warningPage = page({
  path: '/warnings',
  reads: { found: read(getWarnings, ({ query }) => ({ day: query.day })) },
  title: ({ request }) => translator(warningTexts, request.language)('warnings.title'),
  view: WarningPage,
})
const saved = () => '/warnings?saved=1'

export const warningRoutes = [
  warningPage,
  form({ path: '/warnings/recipients', action: addRecipientAction, again: warningPage, done: saved }),
  form({ path: '/warnings/recipients/:id/remove', action: removeRecipientAction, again: warningPage, done: saved }),
]
export const warningActions = [exposed(getWarnings), exposed(addRecipientAction), exposed(removeRecipientAction)]

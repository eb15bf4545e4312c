import { State } from '#web/ui/badge.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { accountTexts } from '../account.texts.ts'
import { type AccountView, stateOf } from '../account.ts'
import { stageOf } from './account-words.ts'

/** Whether somebody gets in today, and if not why. */
export function AccountStateMark({ account, today }: { account: AccountView; today: string }) {
  const t = useTexts(accountTexts)
  const state = stateOf(account, today)
  return <State stage={stageOf[state]}>{t(`accounts.state.${state}`)}</State>
}

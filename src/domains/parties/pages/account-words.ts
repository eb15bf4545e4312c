import { collator, formatDate, formatInstant } from '#kernel/i18n/format.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { accountTexts } from '../account.texts.ts'
import type { AccountState, AccountView, RoleView } from '../account.ts'
import { deviceOf } from '../device.ts'

type Named = { readonly id: number; readonly name: string }
export type AccountChoices = { readonly today: string; readonly parties: readonly Named[] }
/** The areas a role may be limited to, as the ground below gives them. */
export type AreaChoices = { readonly areas: readonly (Named & { readonly inPicture: boolean })[] }

export const stageOf = {
  open: 'active',
  invited: 'open',
  closed: 'stopped',
  ended: 'stopped',
} as const satisfies Record<AccountState, string>

/** The words behind an account's ids, in the reader's language. */
export function wordsOf(choices: AccountChoices, areas: AreaChoices, language: Language) {
  const t = translator(accountTexts, language)
  const { compare } = collator(language)
  const parties = new Map(choices.parties.map(({ id, name }) => [id, name]))
  const areaNames = new Map(areas.areas.map(({ id, name }) => [id, name]))
  const options = (list: readonly Named[]) =>
    list.map(({ id, name }) => ({ value: String(id), label: name })).sort((a, b) => compare(a.label, b.label))
  const party = (id: number) => parties.get(id) ?? String(id)
  const scope = ({ role, partyId, areaId }: RoleView): string => {
    const held = t(`role.${role}`)
    const forParty = partyId === null ? held : t('accounts.role.party', { role: held, party: party(partyId) })
    return areaId === null
      ? forParty
      : t('accounts.role.area', { scope: forParty, area: areaNames.get(areaId) ?? areaId })
  }
  /** "Rapportör för Huge Bostäder AB, bara Vårby", and its dates where they matter today. */
  const role = (held: RoleView): string => {
    const { validFrom, validTo } = held
    const dates = {
      scope: scope(held),
      from: formatDate(language, validFrom),
      to: validTo ? formatDate(language, validTo) : '',
    }
    if (validFrom > choices.today) return t('accounts.role.coming', dates)
    if (validTo === null) return dates.scope
    return validTo < choices.today ? t('accounts.role.ended', dates) : t('accounts.role.dates-until', dates)
  }
  return {
    today: choices.today,
    party,
    role,
    /** with its dates whatever day it is: for the record and the history */
    roleWithDates: (held: RoleView): string => {
      const from = formatDate(language, held.validFrom)
      return held.validTo === null
        ? t('accounts.role.dates', { scope: scope(held), from })
        : t('accounts.role.dates-until', { scope: scope(held), from, to: formatDate(language, held.validTo) })
    },
    lastSignedIn: ({ lastSignedInAt }: Pick<AccountView, 'lastSignedInAt'>): string =>
      lastSignedInAt === null ? t('accounts.never') : formatInstant(language, lastSignedInAt),
    partyOptions: options(choices.parties),
    areaOptions: options(areas.areas.filter(({ inPicture }) => inPicture)),
  }
}
export type AccountWords = ReturnType<typeof wordsOf>

export function deviceWords(userAgent: string, language: Language): string {
  const t = translator(accountTexts, language)
  const { browser, system } = deviceOf(userAgent)
  if (browser !== null && system !== null) return t('accounts.device', { browser, system })
  return browser ?? system ?? t('accounts.device.unknown')
}

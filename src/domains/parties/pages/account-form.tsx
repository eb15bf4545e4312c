import { roles } from '#kernel/auth/actor.ts'
import { DefinitionList, DescriptionDetails } from '#web/ui/facts.tsx'
import { DateInput, Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Posted } from '#web/ui/posted.tsx'
import { accountTexts } from '../account.texts.ts'
import type { AccountView, RoleView } from '../account.ts'
import type { AccountWords } from './account-words.ts'

type AccountFieldsProps = {
  words: AccountWords
  posted: Posted
  today: string
  stored?: AccountView | undefined
}

/** Who it is, to which party she belongs, and one block for each role; the last block is empty, for one more. */
export function AccountFields({ words, posted, today, stored }: AccountFieldsProps) {
  const t = useTexts(accountTexts)
  const field = (name: string, value?: string | number | null) => ({
    name,
    value: posted.value(name, value),
    error: posted.error(name),
  })
  const held = stored?.roles ?? []
  const rows = [...held, null].map((role, index) => ({ role, index }))
  return (
    <>
      <TextInput {...field('name', stored?.name)} label={t('accounts.field.name')} maxLength={120} autoComplete="off" />
      <TextInput
        {...field('email', stored?.email)}
        label={t('accounts.field.email')}
        help={t('accounts.field.email-help')}
        type="email"
        autoComplete="off"
      />
      <Select
        {...field('party', stored?.partyId)}
        label={t('accounts.field.party')}
        help={t('accounts.field.party-help')}
        options={words.partyOptions}
      />
      {rows.map(({ role, index }) => (
        <RoleFields key={index} index={index} role={role} words={words} posted={posted} today={today} only={!stored} />
      ))}
      {stored && (
        <DateInput
          {...field('validTo', stored.validTo)}
          label={t('accounts.field.valid-to')}
          help={t('accounts.field.valid-to-help')}
          optional
        />
      )}
      <RoleMeanings />
    </>
  )
}

type RoleFieldsProps = {
  index: number
  role: RoleView | null
  words: AccountWords
  posted: Posted
  today: string
  /** the only role of a new account */
  only: boolean
}

function RoleFields({ index, role, words, posted, today, only }: RoleFieldsProps) {
  const t = useTexts(accountTexts)
  const field = (name: string, value?: string | number | null) => ({
    name: `roles.${index}.${name}`,
    value: posted.value(`roles.${index}.${name}`, value),
    error: posted.error(`roles.${index}.${name}`),
  })
  const fields = (
    <>
      <Select
        {...field('role', role?.role)}
        label={t('accounts.field.role')}
        help={role ? t('accounts.field.role-help') : undefined}
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        emptyLabel={only ? undefined : t('accounts.field.no-role')}
      />
      <Select
        {...field('party', role?.partyId)}
        label={t('accounts.field.role-party')}
        help={t('accounts.field.role-party-help')}
        options={words.partyOptions}
        emptyLabel={t('accounts.field.own-party')}
        optional
      />
      <Select
        {...field('area', role?.areaId)}
        label={t('accounts.field.role-area')}
        options={words.areaOptions}
        emptyLabel={t('accounts.field.whole')}
        optional
      />
      <DateInput {...field('validFrom', role?.validFrom ?? today)} label={t('accounts.field.from')} />
      <DateInput {...field('validTo', role?.validTo)} label={t('accounts.field.to')} optional />
    </>
  )
  if (only) return fields
  if (!role) return <DescriptionDetails summary={t('accounts.role-row.new')}>{fields}</DescriptionDetails>
  return <Section title={t('accounts.role-row', { n: index + 1 })}>{fields}</Section>
}

function RoleMeanings() {
  const t = useTexts(accountTexts)
  return (
    <DescriptionDetails summary={t('accounts.roles.meaning')}>
      <DefinitionList
        definitions={roles.map((role) => ({ term: t(`role.${role}`), definition: t(`accounts.means.${role}`) }))}
      />
    </DescriptionDetails>
  )
}

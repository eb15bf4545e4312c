import { type Role, roles } from '#kernel/auth/actor.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { DateInput, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { accessTexts } from '../access.texts.ts'
import type { AccessRules } from '../access.ts'
import { accountTexts } from '../account.texts.ts'
import type { AccountReads } from './account.page.tsx'

export type AccessRulesReads = { rules: Read<AccessRules>; history: AccountReads['history'] }

export function AccessRulesPage({ answers, request, form }: PageProps<AccessRulesReads>) {
  const t = useTexts(accessTexts)
  const role = useTexts(accountTexts)
  const language = useLanguage()
  const posted = usePosted(form)
  const rules = answers.rules.data
  const requirement = ({ role: held, from }: AccessRules['requirements'][number]) =>
    t('access.value.requirement', { role: role(`role.${held}`), from: formatDate(language, from) })
  return (
    <>
      <PageTitle title={t('access.title')} lead={t('access.lead')} />
      <FormProblem posted={posted} />
      {request.query.saved === 'yes' && <Notice tone="success">{t('access.saved')}</Notice>}
      {answers.rules.can.change?.allowed ? (
        <RulesForm rules={rules} posted={posted} />
      ) : (
        <ul className="ds-list">
          {rules.requirements.map((one) => (
            <li key={one.role}>{requirement(one)}</li>
          ))}
        </ul>
      )}
      <Section title={t('access.history')}>
        <ObjectHistory
          entries={answers.history.data}
          type="auth.access-rule"
          name={(field, value) =>
            field === 'requirements' && Array.isArray(value) ? value.map(requirement).join('; ') : undefined
          }
        />
      </Section>
    </>
  )
}

function RulesForm({ rules, posted }: { rules: AccessRules; posted: Posted }) {
  const t = useTexts(accessTexts)
  const number = (name: 'invitationDays' | 'reviewMonths') => ({
    name,
    inputMode: 'numeric' as const,
    width: 4 as const,
    value: posted.value(name, rules[name]),
    error: posted.error(name),
  })
  return (
    <Form action="/accounts/rules">
      <input type="hidden" name="version" value={rules.version} />
      <Section title={t('access.roles')}>
        <p>{t('access.roles-lead')}</p>
        {roles.map((role, index) => (
          <RoleRule key={role} role={role} index={index} rules={rules} posted={posted} />
        ))}
      </Section>
      <Section title={t('access.invitation')}>
        <TextInput
          {...number('invitationDays')}
          label={t('access.invitation-days')}
          help={t('access.invitation-help')}
        />
      </Section>
      <Section title={t('access.review')}>
        <TextInput {...number('reviewMonths')} label={t('access.review-months')} help={t('access.review-help')} />
      </Section>
      <Button>{t('access.save')}</Button>
    </Form>
  )
}

type RoleRuleProps = { role: Role; index: number; rules: AccessRules; posted: Posted }

function RoleRule({ role, index, rules, posted }: RoleRuleProps) {
  const t = useTexts(accessTexts)
  const name = useTexts(accountTexts)
  const field = `requirements.${index}.from`
  const { held = 0, secured = 0 } = rules.holders.find((one) => one.role === role) ?? {}
  return (
    <>
      <input type="hidden" name={`requirements.${index}.role`} value={role} />
      <DateInput
        name={field}
        label={t('access.role-from', { role: name(`role.${role}`) })}
        help={t('access.role-now', { held, secured })}
        value={posted.value(field, rules.requirements.find((one) => one.role === role)?.from)}
        error={posted.error(field)}
        optional
      />
    </>
  )
}

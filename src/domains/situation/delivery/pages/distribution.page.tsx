import type { PageProps, Read } from '#kernel/http/route.ts'
import { collator } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { pictureKinds } from '../../pictures/picture.ts'
import { distributionTexts } from '../distribution.texts.ts'
import { type Receiver, receiverKinds } from '../distribution.ts'

type Named = { readonly id: number; readonly name: string }
type Distribution = {
  readonly receivers: readonly Receiver[]
  readonly accounts: readonly Named[]
  readonly parties: readonly Named[]
}
export type DistributionReads = { list: Read<Distribution> }

/** Who gets which pictures: one list for each kind, and the form that adds to them. K-21 */
export function DistributionPage({ answers, request, form }: PageProps<DistributionReads>) {
  const t = useTexts(distributionTexts)
  const posted = usePosted(form)
  const { receivers, ...choices } = answers.list.data
  const mayChange = answers.list.can.change?.allowed ?? false
  const done = (['added', 'removed'] as const).find((one) => request.query[one] === 'yes')
  return (
    <>
      <PageTitle title={t('distribution.title')} lead={t('distribution.lead')} />
      <FormProblem posted={posted} />
      {done && <Notice tone="success">{t(`distribution.${done}`)}</Notice>}
      {pictureKinds.map((kind) => (
        <Section key={kind} title={t(`distribution.kind.${kind}`)}>
          <Receivers
            title={t(`distribution.kind.${kind}`)}
            receivers={receivers.filter(({ pictureKind }) => pictureKind === kind)}
            accounts={choices.accounts}
            mayChange={mayChange}
          />
        </Section>
      ))}
      {mayChange && <AddReceiver posted={posted} {...choices} />}
    </>
  )
}

type ReceiversProps = {
  title: string
  receivers: readonly Receiver[]
  accounts: readonly Named[]
  mayChange: boolean
}

function Receivers({ title, receivers, accounts, mayChange }: ReceiversProps) {
  const t = useTexts(distributionTexts)
  const how = ({ kind, accountId }: Receiver) =>
    kind === 'forum' && accountId !== null
      ? t('distribution.how.forum-account', { account: accounts.find(({ id }) => id === accountId)?.name ?? '–' })
      : t(`distribution.how.${kind}`)
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={receivers}
      rowKey={({ id }) => String(id)}
      columns={[
        { label: t('distribution.receiver'), rowHeader: true, cell: ({ label }) => label },
        { label: t('distribution.how'), cell: how },
        { label: t('distribution.email'), cell: ({ email }) => email ?? t('distribution.no-email') },
        ...(mayChange
          ? [{ label: t('distribution.remove'), cell: (receiver: Receiver) => <Remove receiver={receiver} /> }]
          : []),
      ]}
      empty={<EmptyState title={t('distribution.empty.title')} meaning={t('distribution.empty.text')} />}
    />
  )
}

function Remove({ receiver }: { receiver: Receiver }) {
  const t = useTexts(distributionTexts)
  return (
    <form method="post" action={`/distribution/${receiver.id}/remove`}>
      <Button variant="tertiary">
        {t('distribution.remove')}
        <span className="sr-only"> {receiver.label}</span>
      </Button>
    </form>
  )
}

function AddReceiver({ posted, accounts, parties }: { posted: Posted } & Omit<Distribution, 'receivers'>) {
  const t = useTexts(distributionTexts)
  const { compare } = collator(useLanguage())
  const field = (name: string) => ({ name, value: posted.value(name), error: posted.error(name) })
  const named = (list: readonly Named[]) =>
    list
      .map(({ id, name }) => ({ value: String(id), label: name }))
      .toSorted((one, other) => compare(one.label, other.label))
  return (
    <Section title={t('distribution.add')}>
      <Form action="/distribution">
        <Select
          {...field('pictureKind')}
          label={t('distribution.picture-kind')}
          options={pictureKinds.map((value) => ({ value, label: t(`distribution.kind.${value}`) }))}
        />
        <Select
          {...field('kind')}
          label={t('distribution.how')}
          options={receiverKinds.map((value) => ({ value, label: t(`distribution.how.${value}`) }))}
        />
        <Select
          {...field('account')}
          label={t('distribution.account')}
          help={t('distribution.account-help')}
          options={named(accounts)}
          optional
        />
        <TextInput
          {...field('label')}
          label={t('distribution.label')}
          help={t('distribution.label-help')}
          maxLength={120}
          optional
        />
        <Select {...field('party')} label={t('distribution.party')} options={named(parties)} optional />
        <TextInput
          {...field('email')}
          type="email"
          label={t('distribution.email')}
          help={t('distribution.email-help')}
          optional
        />
        <Button>{t('distribution.add-submit')}</Button>
      </Form>
    </Section>
  )
}

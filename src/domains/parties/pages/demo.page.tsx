import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { accountTexts } from '../account.texts.ts'
import type { RoleView } from '../account.ts'
import { demoTexts } from '../demo.texts.ts'

type Admitted = {
  readonly id: number
  readonly name: string
  readonly party: string
  readonly roles: readonly RoleView[]
}
export type DemoReads = { admitted: Read<readonly Admitted[]> }

/** Who one can be in the demonstration: one row a role. */
export function DemoPage({ answers, form }: PageProps<DemoReads>) {
  const t = useTexts(demoTexts)
  const means = useTexts(accountTexts)
  const posted = usePosted(form)
  const admitted = answers.admitted.data
  if (admitted.length === 0) return <PageTitle title={t('demo.gone.title')} lead={t('demo.gone.text')} />
  return (
    <>
      <PageTitle title={t('demo.title')} lead={t('demo.lead')} />
      <FormProblem posted={posted} />
      <DataTable
        caption={t('demo.title')}
        captionHidden
        rows={admitted}
        rowKey={({ id }) => String(id)}
        columns={[
          { label: t('demo.column.who'), rowHeader: true, cell: ({ name }) => name },
          { label: t('demo.column.party'), cell: ({ party }) => party },
          {
            label: t('demo.column.means'),
            cell: ({ roles }) => roles.map(({ role }) => means(`accounts.means.${role}`)).join(' '),
          },
          { label: t('demo.column.choose'), cell: (account) => <Choose account={account} /> },
        ]}
        empty={null}
      />
    </>
  )
}

function Choose({ account }: { account: Admitted }) {
  const t = useTexts(demoTexts)
  return (
    <form method="post" action="/demo">
      <input type="hidden" name="account" value={account.id} />
      <Button variant="secondary">
        {t('demo.choose')}
        <span className="sr-only">, {account.name}</span>
      </Button>
    </form>
  )
}

import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatNumber } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { namesOf } from '../../observations/pages/observation-names.ts'
import { importMappingTexts } from '../import-mapping.texts.ts'
import { compareMappings, type MappingVersion, tellMapping } from '../import-mapping.ts'
import { useMappingWords } from './import-mapping-parts.tsx'

type Found = { readonly partyId: number; readonly versions: readonly MappingVersion[] }
type Reads = { found: Read<Found>; choices: Read<Choices> }

/** How one sender's files are read: now, in every version before, what changed between two of them, and the way back. */
export function ImportMappingPage({ answers, request, form }: PageProps<Reads>) {
  const t = useTexts(importMappingTexts)
  const posted = usePosted(form)
  const { partyId, versions } = answers.found.data
  const party = namesOf(answers.choices.data, request.language).party(partyId)
  const [latest] = versions
  const wanted = (name: string) => versions.find(({ version }) => String(version) === request.query[name])
  return (
    <>
      <PageTitle
        kicker={<a href="/imports/mappings">{t('imports.mappings.title')}</a>}
        title={t('imports.mapping.title', { party })}
      />
      <FormProblem posted={posted} />
      {latest ? (
        <>
          <Now latest={latest} />
          <Versions found={answers.found.data} mayRestore={answers.found.can.restore?.allowed ?? false} />
          {versions.length > 1 && (
            <Compared versions={versions} from={wanted('from') ?? versions[1] ?? latest} to={wanted('to') ?? latest} />
          )}
        </>
      ) : (
        <EmptyState title={t('imports.mappings.empty')} meaning={t('imports.mapping.none')} />
      )}
    </>
  )
}

function Now({ latest }: { latest: MappingVersion }) {
  const t = useTexts(importMappingTexts)
  const words = useMappingWords()
  return (
    <Section title={t('imports.mapping.now')}>
      <DataTable
        caption={t('imports.mapping.version-n', { version: latest.version })}
        rows={tellMapping(latest.mapping)}
        rowKey={({ part, name }) => `${part} ${name}`}
        columns={[
          { label: t('imports.mapping.what'), rowHeader: true, cell: words.what },
          { label: t('imports.mapping.value'), cell: (row) => <bdi>{words.value(row, row.after)}</bdi> },
        ]}
        empty={null}
      />
    </Section>
  )
}

function Versions({ found: { partyId, versions }, mayRestore }: { found: Found; mayRestore: boolean }) {
  const t = useTexts(importMappingTexts)
  const language = useLanguage()
  const [latest] = versions
  const note = ({ version, restoredFrom }: MappingVersion) =>
    [
      version === latest?.version && t('imports.mapping.in-use'),
      restoredFrom !== null && t('imports.mapping.restored', { version: restoredFrom }),
    ].filter(Boolean)
  return (
    <Section title={t('imports.mapping.versions')}>
      <DataTable
        caption={t('imports.mapping.versions')}
        captionHidden
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            label: t('imports.mapping.version'),
            rowHeader: true,
            cell: (one) => [formatNumber(language, one.version), ...note(one)].join(', '),
          },
          { label: t('imports.mapping.made'), cell: ({ createdAt }) => formatInstant(language, createdAt) },
          {
            label: t('imports.mapping.by'),
            cell: ({ createdByName }) => createdByName || t('imports.mapping.unknown'),
          },
          {
            label: t('imports.mapping.imports'),
            numeric: true,
            cell: ({ imports }) => formatNumber(language, imports),
          },
        ]}
        empty={null}
      />
      {mayRestore &&
        versions.slice(1).map(({ version }) => (
          <Form key={version} action={`/imports/mappings/${partyId}/restore`}>
            <input type="hidden" name="version" value={version} />
            <Button variant="secondary">{t('imports.mapping.restore', { version })}</Button>
          </Form>
        ))}
    </Section>
  )
}

type ComparedProps = { versions: readonly MappingVersion[]; from: MappingVersion; to: MappingVersion }

function Compared({ versions, from, to }: ComparedProps) {
  const t = useTexts(importMappingTexts)
  const words = useMappingWords()
  const differences = compareMappings(from.mapping, to.mapping)
  const options = versions.map(({ version }) => ({ value: String(version), label: String(version) }))
  const choose = (name: 'from' | 'to', { version }: MappingVersion) => (
    <Select
      name={name}
      label={t(`imports.mapping.${name}`)}
      emptyLabel={null}
      options={options}
      value={String(version)}
    />
  )
  return (
    <Section title={t('imports.mapping.compare')}>
      <FilterBar
        action={`/imports/mappings/${from.partyId}`}
        sentence={t('imports.mapping.compared', { from: from.version, to: to.version })}
        count={t('imports.mapping.differences', { n: differences.length })}
      >
        {choose('from', from)}
        {choose('to', to)}
      </FilterBar>
      <DataTable
        caption={t('imports.mapping.compare')}
        captionHidden
        rows={differences}
        rowKey={({ part, name }) => `${part} ${name}`}
        columns={[
          { label: t('imports.mapping.what'), rowHeader: true, cell: words.what },
          { label: t('imports.mapping.before'), cell: (row) => <bdi>{words.value(row, row.before)}</bdi> },
          { label: t('imports.mapping.after'), cell: (row) => <bdi>{words.value(row, row.after)}</bdi> },
        ]}
        empty={<EmptyState title={t('imports.mapping.same')} meaning={t('imports.mapping.same-text')} />}
      />
    </Section>
  )
}

import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { weekOf } from '#kernel/time/week.ts'
import { State } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { Progress } from '#web/ui/progress.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { namesOf } from '../../observations/pages/observation-names.ts'
import { conflictPolicies, type ImportCounts, type ImportView, importStatuses, isOpen, type Tried } from '../import.ts'
import { importMappingTexts } from '../import-mapping.texts.ts'
import { importPageTexts } from '../import-page.texts.ts'
import { type ImportProgress, progressWords } from '../import-progress.ts'
import { importStage } from './import-list.page.tsx'
import { ImportProblems, ProblemKinds } from './import-problems.tsx'

type Found = {
  readonly import: ImportView
  readonly hasRejectedFile: boolean
  readonly goesOn: boolean
  readonly observations: {
    readonly all: number
    readonly untouched: number
    readonly changed: number
    readonly unchangedSince: number
  }
  readonly publishedWeeks: readonly string[]
  readonly sameFile: readonly { readonly id: number; readonly createdAt: string }[]
}
type Entries = Parameters<typeof ObjectHistory>[0]['entries']
export type ImportReads = {
  found: Read<Found>
  progress: Read<ImportProgress>
  choices: Read<Choices>
  history: Read<Entries>
}

const shownProblems = 200

/** One delivery: how far it has come, what was stored, what was rejected and why, and the way back. */
export function ImportPage({ answers, request, form }: PageProps<ImportReads>) {
  const t = useTexts(importPageTexts)
  const mappingWords = useTexts(importMappingTexts)
  const countFacts = useCountFacts()
  const posted = usePosted(form)
  const { language } = request
  const found = answers.found.data
  const source = found.import
  const names = namesOf(answers.choices.data, language)
  const change = answers.found.can.change?.allowed ?? false
  const goOn = change && (isOpen(source.status) || (source.status === 'running' && !found.goesOn))
  return (
    <>
      <PageTitle
        kicker={<a href="/imports">{t('imports.title')}</a>}
        title={source.fileName}
        state={<State stage={importStage[source.status]}>{t(`imports.status.${source.status}`)}</State>}
        actions={goOn && <LinkButton href={`/imports/${source.id}/columns`}>{t('imports.map.title')}</LinkButton>}
      />
      <FormProblem posted={posted} />
      {found.sameFile.length > 0 && <Notice>{t('imports.same-file')}</Notice>}
      {found.goesOn && <Running progress={answers.progress.data} />}
      {source.tried && isOpen(source.status) && <Trial source={source} tried={source.tried} />}
      <Section title={t(source.finishedAt === null ? 'imports.file.title' : 'imports.result.title')}>
        <Facts
          facts={[
            { label: t('imports.column.party'), value: names.party(source.partyId) },
            {
              label: t('imports.column.when'),
              value: `${formatInstant(language, source.createdAt)}, ${source.createdByName}`,
            },
            ...(source.mappingVersion === null
              ? []
              : [{ label: mappingWords('imports.mapping.used'), value: <UsedVersion source={source} /> }]),
            ...(source.finishedAt === null ? [] : countFacts(source)),
          ]}
        />
      </Section>
      {source.notices !== null && source.notices.length > 0 && <Notices notices={source.notices} />}
      {(source.problems?.length ?? 0) > 0 && (
        <Rejected found={found} isTrial={source.tried !== null && isOpen(source.status)} />
      )}
      {found.observations.all + found.observations.changed > 0 && (
        <p>
          <a href={`/observations?party=${source.partyId}`}>{t('imports.result.observations')}</a>
        </p>
      )}
      {source.status === 'stored' && change && <Undo found={found} />}
      <Section title={t('imports.history')}>
        <ObjectHistory
          entries={answers.history.data}
          type="situation.import"
          name={(field, value) => {
            if (field === 'partyId') return names.party(Number(value))
            const status = importStatuses.find((one) => field === 'status' && one === value)
            if (status) return t(`imports.status.${status}`)
            const policy = conflictPolicies.find((one) => field === 'onConflict' && one === value)
            return policy && t(`imports.run.conflict.${policy}`)
          }}
        />
      </Section>
    </>
  )
}

/** What the last dry run of the whole file found, and how to go on: just so, without the wrong rows, or read in another way. */
function Trial({ source, tried }: { source: ImportView; tried: Tried }) {
  const t = useTexts(importPageTexts)
  const language = useLanguage()
  const countFacts = useCountFacts()
  const at = formatInstant(language, tried.at)
  const good = tried.read - tried.rejected
  return (
    <Section title={t('imports.try.title')}>
      <p>{t(tried.wouldStore ? 'imports.try.would-store' : 'imports.try.would-refuse', { at })}</p>
      <Facts
        facts={[
          ...countFacts(tried).filter(({ count, label }) => count > 0 || label === t('imports.column.rejected')),
          { label: t('imports.run.conflict'), value: t(`imports.run.conflict.${tried.onConflict}`) },
        ]}
      />
      {(tried.wouldStore || good > 0) && (
        <Form action={`/imports/${source.id}/begin`}>
          <input type="hidden" name="onConflict" value={tried.onConflict} />
          {tried.rejected > 0 && <input type="hidden" name="goodRows" value="true" />}
          <Button>
            {tried.rejected > 0 ? t('imports.try.store-good', { n: good }) : t('imports.try.store', { n: good })}
          </Button>
        </Form>
      )}
      <p>
        <a href={`/imports/${source.id}/columns`}>{t('imports.try.otherwise')}</a>
      </p>
    </Section>
  )
}

function useCountFacts() {
  const t = useTexts(importPageTexts)
  const language = useLanguage()
  return (counts: ImportCounts) =>
    (['read', 'stored', 'updated', 'duplicates', 'different', 'rejected'] as const).map((key) => ({
      label: t(`imports.column.${key}`),
      count: counts[key],
      value: formatNumber(language, counts[key]),
    }))
}

function UsedVersion({ source: { partyId, mappingVersion } }: { source: ImportView }) {
  const t = useTexts(importMappingTexts)
  return <a href={`/imports/mappings/${partyId}`}>{t('imports.mapping.version-n', { version: mappingVersion ?? 0 })}</a>
}

/** What the reader of the file decided by itself. */
function Notices({ notices }: { notices: NonNullable<ImportView['notices']> }) {
  const say = useCodes()
  return notices.map(({ code, params }) => (
    <Notice key={`${code} ${JSON.stringify(params)}`}>{say(code, params)}</Notice>
  ))
}

function Running({ progress }: { progress: ImportProgress }) {
  const t = useTexts(importPageTexts)
  const language = useLanguage()
  const { id, state } = progress
  return (
    <>
      <Progress
        label={t('imports.running')}
        done={state?.done ?? 0}
        total={state?.total ?? undefined}
        words={progressWords(state, language)}
        pollUrl={`/imports/${id}/progress.json`}
        reloadHref={`/imports/${id}`}
      />
      <Form action={`/imports/${id}/cancel`}>
        <Button variant="secondary">{t('imports.cancel')}</Button>
      </Form>
    </>
  )
}

function Rejected({ found, isTrial }: { found: Found; isTrial: boolean }) {
  const t = useTexts(importPageTexts)
  const { id, problemCounts } = found.import
  const problems = found.import.problems ?? []
  const title = t(isTrial ? 'imports.try.rejected' : 'imports.result.rejected')
  return (
    <Section title={title}>
      {found.hasRejectedFile && (
        <p>
          <a href={`/imports/${id}/rejected.csv`}>{t('imports.result.download')}</a>.{' '}
          {t('imports.result.download-help')}
        </p>
      )}
      <ProblemKinds problems={problems} counts={problemCounts} />
      <ImportProblems problems={problems.slice(0, shownProblems)} caption={title} />
      {problems.length > shownProblems && <p>{t('imports.preview.more', { n: shownProblems })}</p>}
    </Section>
  )
}

function Undo({ found }: { found: Found }) {
  const t = useTexts(importPageTexts)
  const language = useLanguage()
  const { id } = found.import
  return (
    <Section title={t('imports.undo')}>
      <p>{t('imports.undo.help', found.observations)}</p>
      {found.observations.changed > 0 && <p>{t('imports.undo.put-back', found.observations)}</p>}
      {found.publishedWeeks.length > 0 && (
        <Notice tone="needs-you">
          {t('imports.undo.published', {
            n: found.publishedWeeks.length,
            weeks: found.publishedWeeks.map((monday) => formatWeek(language, weekOf(monday))).join(', '),
          })}
        </Notice>
      )}
      <Form action={`/imports/${id}/undo`}>
        <Button variant="secondary" danger>
          {t('imports.undo')}
        </Button>
      </Form>
    </Section>
  )
}

import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber } from '#kernel/i18n/format.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { Card, CardGrid, PageTitle, Section } from '#web/ui/page.tsx'
import { weekKicker } from '../../calendar/calendar-say.ts'
import { sayAlert, sayBudget, sayFigure } from '../../counts/figure-say.ts'
import { LevelMap, LevelOf, Standing, WhyLevel } from '../../levels/pages/level-parts.tsx'
import type { PictureView } from '../picture.ts'
import type { AreaPicture, LevelWords, Outline, WeekContent } from '../picture-content.ts'
import { say, sayRange } from '../picture-say.ts'
import { strongestOf } from '../picture-summary.ts'
import { Coverage, HowCounted, InWords, WeekSwitch, WeeksLine } from './situation-parts.tsx'
import { useSituationTexts } from './situation-words.ts'

export type WeekAnswer = {
  readonly content: WeekContent
  readonly levelWords: LevelWords
  readonly pictures: readonly PictureView[]
  readonly latestWeek: string
  readonly outlines: readonly Outline[]
}
type Props = PageProps<{ week: Read<WeekAnswer> }>

/** What not everybody who follows the week may open, by the answer's word for it. */
const narrowerLinks = [
  ['places', '/situation/places', 'situation.link.places'],
  ['indications', '/indications', 'situation.link.indications'],
  ['observations', '/observations', 'situation.link.observations'],
  ['imports', '/imports', 'situation.link.imports'],
  ['privacyCounts', '/privacy/counts', 'privacy.counts'],
] as const

const links = [
  ['/pictures', 'situation.link.pictures'],
  ['/activities', 'situation.link.activities'],
  ['/areas', 'situation.link.areas'],
  ['/categories', 'situation.link.categories'],
  ['/calendar', 'calendar.title'],
  ['/warnings', 'warnings.title'],
  ['/levels/definitions', 'situation.link.definitions'],
  ['/levels/rules', 'situation.link.rules'],
  ['/privacy/channels', 'privacy.link'],
  ['/situation/method', 'method.title'],
] as const

export function SituationPage({ answers, request }: Props) {
  const t = useSituationTexts()
  const { language } = request
  const { content, levelWords, outlines, pictures } = answers.week.data
  const { week, areas } = content
  const areaHref = (id: number) => `/situation/areas/${id}?week=${week}`
  const total = areas.reduce((sum, { n }) => sum + n, 0)
  return (
    <>
      <PageTitle
        title={t('situation.title')}
        kicker={weekKicker(language, content)}
        actions={
          areas.length > 0 && (
            <PictureButton picture={pictures[0]} week={week} mayMake={answers.week.can.make?.allowed === true} />
          )
        }
      />
      <WeekSwitch action="/situation" week={week} />
      {!content.complete && <Notice>{t('situation.unfinished')}</Notice>}
      {areas.length === 0 && (
        <EmptyState
          title={t('situation.no-areas.title')}
          meaning={t('situation.no-areas.meaning')}
          next={<LinkButton href="/areas">{t('situation.no-areas.next')}</LinkButton>}
        />
      )}
      {content.categories.length === 0 && (
        <EmptyState
          title={t('situation.no-categories.title')}
          meaning={t('situation.no-categories.meaning')}
          next={<LinkButton href="/categories">{t('situation.no-categories.next')}</LinkButton>}
        />
      )}
      {areas.length > 0 && content.categories.length > 0 && total === 0 && (
        <EmptyState
          title={t('situation.no-observations.title')}
          meaning={t('situation.no-observations.meaning')}
          next={<LinkButton href="/imports/new">{t('situation.no-observations.next')}</LinkButton>}
        />
      )}
      {areas.length > 0 && (
        <>
          <Section title={t('situation.most-important')}>
            <ul>
              {content.summary.map((sentence) => (
                <li key={sentence.code + JSON.stringify(sentence.params)}>{say(language, sentence)}</li>
              ))}
            </ul>
            {content.method.tested > 0 && <p>{sayBudget(language, content.method)}</p>}
            <HowCounted content={content} />
          </Section>
          <Section title={t('situation.map')}>
            <LevelMap
              areas={areas.map(({ id, code, name, level }) => ({ id, code, name, level: level.level }))}
              outlines={outlines}
              words={levelWords}
              hrefOf={(id) => `${areaHref(id)}#why`}
            />
          </Section>
          <Section title={t('situation.areas')} aside={t('situation.areas.count', { n: areas.length })}>
            <DataTable
              caption={t('report.areas.table')}
              captionHidden
              columns={[
                {
                  label: t('report.area'),
                  rowHeader: true,
                  cell: ({ id, name }) => <a href={areaHref(id)}>{name}</a>,
                },
                {
                  label: t('report.level'),
                  cell: ({ id, level }) => (
                    <>
                      <LevelOf level={level.level} words={levelWords} />
                      <WhyLevel level={level} href={areaHref(id)} />
                    </>
                  ),
                },
                { label: t('report.suggested'), numeric: true, cell: ({ level }) => level.suggested ?? '–' },
                { label: t('report.direction'), cell: ({ level }) => <Standing level={level} /> },
                { label: t('report.events'), numeric: true, cell: ({ n }) => formatNumber(language, n) },
                {
                  label: t('report.expected'),
                  numeric: true,
                  cell: ({ expected }) => (expected ? sayRange(language, expected) : '–'),
                },
                {
                  label: t('report.standing'),
                  cell: (area) => <AreaInWords area={area} categories={content.categories} />,
                },
                { label: t('report.trend'), cell: (area) => <WeeksLine area={area} /> },
              ]}
              rows={areas}
              rowKey={({ id }) => String(id)}
              empty={null}
            />
            {content.elsewhere > 0 && <p>{t('situation.elsewhere', { n: content.elsewhere })}</p>}
          </Section>
        </>
      )}
      <CardGrid>
        <Card title={t('situation.coverage')}>
          <Coverage coverage={content.coverage} />
        </Card>
        <Card title={t('situation.more')}>
          <ul>
            {narrowerLinks.map(
              ([right, href, text]) =>
                answers.week.can[right]?.allowed && (
                  <li key={href}>
                    <a href={href}>{t(text)}</a>
                  </li>
                ),
            )}
            {links.map(([href, text]) => (
              <li key={href}>
                <a href={href}>{t(text)}</a>
              </li>
            ))}
          </ul>
        </Card>
      </CardGrid>
    </>
  )
}

/** How the area's total stands, and what stands out in it. */
function AreaInWords({ area, categories }: { area: AreaPicture; categories: WeekContent['categories'] }) {
  const language = useLanguage()
  const names = new Map(categories.map(({ id, name }) => [id, name[language]]))
  const [week] = area.windows
  if (!week) return null
  const alerts = strongestOf(area.counts)
  return (
    <InWords
      standing={area.standing}
      sentences={[
        sayFigure(language, week),
        ...alerts.map((alert) => sayAlert(language, alert, names.get(alert.categoryId) ?? '')),
      ]}
    />
  )
}

function PictureButton({
  picture,
  week,
  mayMake,
}: {
  picture: PictureView | undefined
  week: string
  mayMake: boolean
}) {
  const t = useSituationTexts()
  if (picture) return <LinkButton href={`/pictures/${picture.id}`}>{t('situation.open-picture')}</LinkButton>
  if (!mayMake) return null
  return (
    <LinkButton href={`/pictures/new?week=${week}`} variant="primary">
      {t('situation.make-picture')}
    </LinkButton>
  )
}

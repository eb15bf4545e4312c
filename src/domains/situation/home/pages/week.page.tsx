import { type Decision, hasRole } from '#kernel/auth/actor.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Card, CardGrid, PageTitle } from '#web/ui/page.tsx'
import { weekKicker } from '../../calendar/calendar-say.ts'
import { WeekSwitch } from '../../pictures/pages/situation-parts.tsx'
import { isOpen } from '../../pictures/picture.ts'
import { roundTexts } from '../../round/round.texts.ts'
import { FollowedCard } from '../../warnings/pages/follow-parts.tsx'
import { weekTexts } from '../week.texts.ts'
import type { Home } from '../week.view.ts'
import { LatestPicture, OwnActivities, OwnWeek } from './week-own.tsx'
import { Deliveries, NeedsList, Setup, Situation } from './week-whole.tsx'

/** Whether the latest nightly check found something wrong; null for those whom it does not concern. */
export type NightlyCheck = { readonly faults: number | null }
export type WeekReads = { home: Read<Home>; nightly: Read<NightlyCheck> }

/** The first page: what needs whoever looks, how the week stands, and what she can do. */
export function WeekPage({ answers, request }: PageProps<WeekReads>) {
  const t = useTexts(weekTexts)
  const tRound = useTexts(roundTexts)
  const { language, actor, query } = request
  const done = (['nothing', 'undone'] as const).find((known) => known === query.done)
  const home = answers.home.data
  const { week, whole, needs, own, setup } = home
  const { report, make } = answers.home.can
  const faults = answers.nightly.data.faults ?? 0
  const goesOn = home.complete ? '' : ` · ${t('home.week.goes-on')}`
  const acts = make?.allowed || (report?.allowed && own.length === 0) || whole?.picture
  const isEmpty = !whole && own.length === 0 && home.pictures.length === 0 && home.activities.length === 0
  return (
    <>
      <PageTitle
        title={t('home.title')}
        kicker={`${weekKicker(language, { week, notes: home.notes, areas: whole?.areas ?? [] })}${goesOn}`}
        lead={isEmpty ? t('home.nothing-here') : undefined}
        actions={acts && <Acts home={home} may={answers.home.can} />}
      />
      {done && <Notice tone="success">{tRound(`round.done.${done}`)}</Notice>}
      {whole && <WeekSwitch action="/" week={week} />}
      {own.map((party) => (
        <OwnWeek key={party.id} party={party} thisWeek={home.thisWeek} />
      ))}
      <CardGrid>
        {setup && <Setup setup={setup} />}
        {(needs || home.invited || home.review || faults > 0) && <NeedsList home={home} faults={faults} />}
        {whole && <Deliveries whole={whole} mayReport={report?.allowed ?? false} />}
        {home.followed.length > 0 && <FollowedCard followed={home.followed} week={week} />}
        {home.pictures.length > 0 && <LatestPicture pictures={home.pictures} />}
      </CardGrid>
      {whole && whole.areas.length > 0 && <Situation whole={whole} week={week} />}
      <CardGrid>
        {(home.activities.length > 0 || own.length > 0) && <OwnActivities activities={home.activities} />}
        {actor.demo && hasRole(actor, 'owner') && <RemoveDemo />}
      </CardGrid>
    </>
  )
}

type ActsProps = { home: Home; may: Readonly<Record<string, Decision>> }

function Acts({ home, may }: ActsProps) {
  const t = useTexts(weekTexts)
  const { report, make } = may
  return (
    <>
      {home.whole && <PictureButton home={home} mayMake={make?.allowed ?? false} />}
      {home.whole && <LinkButton href="/meeting">{t('home.meeting')}</LinkButton>}
      {report?.allowed && home.own.length === 0 && <LinkButton href="/report">{t('home.report')}</LinkButton>}
      {make?.allowed && <LinkButton href="/imports/new">{t('home.import')}</LinkButton>}
    </>
  )
}

function RemoveDemo() {
  const t = useTexts(weekTexts)
  return (
    <Card title={t('home.demo.remove')}>
      <p>{t('home.demo.about')}</p>
      <LinkButton href="/demo/remove">{t('home.demo.remove')}</LinkButton>
    </Card>
  )
}

function PictureButton({ home, mayMake }: { home: Home; mayMake: boolean }) {
  const t = useTexts(weekTexts)
  const picture = home.whole?.picture
  const isWork = picture ? isOpen(picture) && mayMake : mayMake && home.complete
  const variant = isWork ? 'primary' : 'secondary'
  if (picture)
    return (
      <LinkButton href={`/pictures/${picture.id}`} variant={variant}>
        {t('home.picture.open')}
      </LinkButton>
    )
  if (!mayMake || home.whole?.areas.length === 0) return null
  return (
    <LinkButton href={`/pictures/new?week=${home.week}`} variant={variant}>
      {t('home.picture.make')}
    </LinkButton>
  )
}

import { formatNumber, formatShortDate } from '#kernel/i18n/format.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { Button } from '#web/ui/button.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Card } from '#web/ui/page.tsx'
import { inSentence } from '../../categories/category.ts'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { sayRange } from '../../pictures/picture-say.ts'
import { followTexts } from '../follow.texts.ts'
import type { Followed } from '../follow.ts'

type StarProps = {
  readonly area: number
  /** null: the area as a whole */
  readonly category: number | null
  /** what it is, for those who hear the button and do not see where it stands */
  readonly name: string
  readonly week: string
  readonly followed: boolean
}

/** Follows an area or a series, or stops; a plain form, so that it works without script. */
export function Star({ area, category, name, week, followed }: StarProps) {
  const t = useTexts(followTexts)
  return (
    <form method="post" action={followed ? '/follows/remove' : '/follows'}>
      <input type="hidden" name="area" value={area} />
      {category !== null && <input type="hidden" name="category" value={category} />}
      <input type="hidden" name="week" value={week} />
      <Button variant="tertiary" icon={followed ? 'check' : 'star'}>
        {t(followed ? 'follow.remove' : 'follow.add')}
        <span className="sr-only">: {name}</span>
      </Button>
    </form>
  )
}

/** On the first page: what one follows, and what has happened since. */
export function FollowedCard({ followed, week }: { followed: readonly Followed[]; week: string }) {
  const t = useTexts(followTexts)
  const language = useLanguage()
  return (
    <Card title={t('follow.title')}>
      <ul>
        {followed.map((one) => (
          <li key={`${one.areaId} ${one.categoryId}`}>
            <a href={`/situation/areas/${one.areaId}?week=${week}`}>
              {one.category === null ? one.area : t('follow.which', { name: one.category[language], area: one.area })}
            </a>
            <FollowedNow one={one} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function FollowedNow({ one }: { one: Followed }) {
  const t = useTexts(followTexts)
  const situation = useSituationTexts()
  const language = useLanguage()
  const { level, levelThen, since, n, expected } = one
  const standing = inSentence(situation(`picture.standing.${one.standing}`))
  const sentences = [
    expected === null
      ? t('follow.week-unknown', { n, standing })
      : t('follow.week', { n, standing, range: sayRange(language, expected) }),
    t('follow.since', { day: formatShortDate(language, dayOf(one.followedAt)), n: since }),
    ...(level === null
      ? []
      : levelThen === null || levelThen === level
        ? [t('follow.level', { level: formatNumber(language, level) })]
        : [t('follow.level.changed', { level, was: levelThen })]),
  ]
  return <p className="field-help">{sentences.join(' ')}</p>
}

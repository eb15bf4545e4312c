import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { type EpisodeWeek, findEpisodes } from './episodes.ts'

/** S signal, w watch, h above the normal range without either, . normal, ? unknown. */
const weeksOf = (marks: string, first = 0): readonly EpisodeWeek[] =>
  [...marks].map((mark, index) => ({
    week: first + index,
    status: mark === 'S' ? 'signal' : mark === 'w' ? 'watch' : 'none',
    observed: mark === '?' ? null : mark === 'S' ? 9 + index : mark === '.' ? 1 : 5,
    high: mark === '?' ? null : 3,
  }))

const spans = (marks: string) => findEpisodes(weeksOf(marks)).episodes.map(({ opened, closed }) => [opened, closed])

describe('an episode', () => {
  it('opens at a signal and closes with the third normal week in a row', () => {
    expect(spans('..S...')).toEqual([[2, 5]])
    expect(spans('S..S...')).toEqual([[0, 6]])
    expect(spans('S..h..')).toEqual([[0, null]])
    expect(spans('S..w...')).toEqual([[0, 6]])
    expect(spans('S...S...')).toEqual([
      [0, 3],
      [4, 7],
    ])
    expect(spans('wwh...')).toEqual([])
  })

  it('is neither closed nor kept open by weeks of which nothing is known', () => {
    expect(spans('S.?.?.')).toEqual([[0, 5]])
    expect(spans('S..???')).toEqual([[0, null]])
    const gap = [...weeksOf('S..'), ...weeksOf('.', 40)]
    expect(findEpisodes(gap).episodes[0]?.closed).toBe(40)
    expect(findEpisodes(gap).warnings).toEqual(['unknown-weeks'])
  })

  it('counts its events from the opening to the last signal, and names its highest week', () => {
    const { episodes, n } = findEpisodes(weeksOf('.SS.S...'))
    expect(n).toBe(8)
    expect(episodes).toEqual([
      { opened: 1, lastSignal: 4, closed: 7, signals: 3, events: 10 + 11 + 1 + 13, peak: { week: 4, observed: 13 } },
    ])
  })

  it('may close on a normal range that is nothing but 0', () => {
    const quiet = [0, 1, 2].map((week) => ({ week: week + 1, status: 'none' as const, observed: 0, high: 0 }))
    const episodes = findEpisodes([{ week: 0, status: 'signal', observed: 3, high: 0 }, ...quiet]).episodes
    expect(episodes[0]?.closed).toBe(3)
  })

  it('holds every signal exactly once, and no two of them overlap', () => {
    const marks = fc.array(fc.constantFrom('S', 'w', 'h', '.', '?'), { maxLength: 60 })
    fc.assert(
      fc.property(marks, (letters) => {
        const weeks = weeksOf(letters.join(''))
        const { episodes } = findEpisodes(weeks)
        const signals = weeks.filter(({ status }) => status === 'signal').length
        expect(episodes.reduce((sum, episode) => sum + episode.signals, 0)).toBe(signals)
        for (const [index, episode] of episodes.entries()) {
          expect(episode.opened).toBeGreaterThan(episodes[index - 1]?.closed ?? -1)
          expect(episode.lastSignal).toBeGreaterThanOrEqual(episode.opened)
        }
        // Cutting the series after any week gives the same episodes so far.
        const cut = findEpisodes(weeks.slice(0, 30)).episodes.filter(({ closed }) => closed !== null)
        expect(episodes.slice(0, cut.length)).toEqual(cut)
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  it('is not looked for in weeks out of order, counts that are none, or a signal of nothing', () => {
    expect(() => findEpisodes([...weeksOf('S', 5), ...weeksOf('S', 5)])).toThrow(AnalysisInputError)
    expect(() => findEpisodes([{ week: 0, status: 'none', observed: 1.5, high: 1 }])).toThrow(/not-a-count/)
    expect(() => findEpisodes([{ week: 0, status: 'signal', observed: null, high: 1 }])).toThrow(/not-a-count/)
    expect(findEpisodes([])).toMatchObject({ n: 0, episodes: [], warnings: [] })
  })
})

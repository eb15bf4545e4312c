import { z } from 'zod'
import { listAreas } from '#domains/areas/index.ts'
import { action } from '#kernel/action/action.ts'
import { strict } from '#kernel/model/fields.ts'
import { addWeeks } from '#kernel/time/week.ts'
import { canReadEventTexts, canReadWeek } from '../pictures/picture.policy.ts'
import { latestCompleteWeek } from '../pictures/picture.ts'
import { listLevelsBetween } from './level.store.ts'
import { OverrideStatistics, overrideStatistics } from './level-override.ts'
import { listLevelRules } from './level-rules.store.ts'

const weeksCounted = 52

/** How often levels were set otherwise than suggested in the latest year, and where the figures went afterwards. */
export const getOverrides = action('levels.overrides', {
  http: 'GET /levels/overrides',
  input: strict({}),
  allow: canReadWeek,
  run: async ({ db, actor, clock }) => {
    const to = latestCompleteWeek(clock.today())
    const from = addWeeks(to, 1 - weeksCounted)
    const rows = await listLevelsBetween(db, { from, to })
    const versions = await listLevelRules(db)
    // The defaults, which no version stands for, are last.
    const [defaults] = versions.slice(-1)
    const statistics = overrideStatistics(rows, {
      from,
      to,
      rulesOf: ({ rulesId }) => {
        const found = versions.find(({ id }) => id === rulesId) ?? defaults
        if (!found) throw new Error('there are always the default rules')
        return found.rules
      },
    })
    const shown = canReadEventTexts(actor)
      ? statistics
      : { ...statistics, reasons: [], overrides: statistics.overrides.map((one) => ({ ...one, reason: null })) }
    const areas = await listAreas(db, { on: clock.today() })
    return { statistics: shown, areas: areas.map(({ id, name }) => ({ id, name })) }
  },
  audit: 'none',
  output: z.object({
    statistics: OverrideStatistics,
    areas: z.array(z.object({ id: z.number(), name: z.string() })),
  }),
})

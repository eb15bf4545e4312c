import { disclosureMethods } from './disclosure/disclosure.methods.ts'
import { distributionMethods } from './distributions/distributions.methods.ts'
import { earlyWarningMethods } from './early-warning/early-warning.methods.ts'
import { preparationMethods } from './early-warning/preparation.methods.ts'
import { effectsMethods } from './effects/effects.methods.ts'
import { forecastMethods } from './forecast/forecast.methods.ts'
import { levelMethods } from './level/level.methods.ts'
import type { Method } from './method.ts'
import { eventsMethods } from './places/events.methods.ts'
import { mapsMethods } from './places/maps.methods.ts'
import { ratesMethods } from './rates/rates.methods.ts'
import { trendMethods } from './trend/trend.methods.ts'

/** THE list of public methods. */
export const methods: readonly Method[] = [
  ...distributionMethods,
  ...earlyWarningMethods,
  ...preparationMethods,
  ...trendMethods,
  ...ratesMethods,
  ...levelMethods,
  ...mapsMethods,
  ...eventsMethods,
  ...effectsMethods,
  ...forecastMethods,
  ...disclosureMethods,
]

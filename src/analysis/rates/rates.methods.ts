import { changeMethods } from './change.methods.ts'
import { comparisonMethods } from './comparison.methods.ts'
import { intervalMethods } from './interval.methods.ts'

export const ratesMethods = [...intervalMethods, ...comparisonMethods, ...changeMethods]

import type { IsoDate } from './week.ts'

/** Whether something with valid dates, both included, is valid on a day. */
export const isCurrent = (
  dated: { readonly validFrom: IsoDate; readonly validTo: IsoDate | null },
  day: IsoDate,
): boolean => dated.validFrom <= day && (dated.validTo === null || dated.validTo >= day)

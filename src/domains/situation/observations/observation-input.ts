import type { Language } from '#kernel/i18n/texts.ts'

type FormBody = Readonly<Record<string, unknown>>

/** The last of a row of quick choices: what is meant stands in fields of its own. */
export const otherChoice = 'other'

const word = (body: FormBody, name: string): string | undefined => {
  const value = body[name]
  return typeof value === 'string' ? value : undefined
}

const moment = (day: string | undefined, time: string | undefined): string | undefined =>
  day === undefined ? undefined : time === undefined ? day : `${day}T${time}`

const chosen = (quick: unknown, other: string | undefined) =>
  quick === undefined || quick === otherChoice ? other : quick

/**
 * What the forms of an observation send as what the actions take: the quick choices and their "other" become one value, days and
 * times one moment, and `rewrite` means that what the privacy guard suggests is accepted.
 */
export function toObservationInput(body: FormBody, language: Language): FormBody {
  const { quick, then, rewrite, category, otherCategory, whenDay, whenTime, untilDay, untilTime, ...rest } = body
  const [from, fromTime] = [word(body, 'whenDay'), word(body, 'whenTime')]
  const [to, toTime] = [word(body, 'untilDay'), word(body, 'untilTime')]
  const isQuick = quick !== undefined && quick !== otherChoice
  return {
    ...rest,
    category: chosen(category, word(body, 'otherCategory')),
    when: isQuick ? quick : moment(from, fromTime),
    // A time alone belongs to the day it began.
    until: isQuick ? undefined : moment(to ?? (toTime === undefined ? undefined : from), toTime),
    ...(rewrite !== undefined && { rewriteIn: language }),
  }
}

/** What was meant to happen after the save, whichever button was pressed. */
export const afterSave = ({ then, rewrite }: FormBody): unknown => then ?? rewrite

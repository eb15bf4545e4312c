import { rewriteText } from '#kernel/privacy/finding.ts'
import { scanText } from '#kernel/privacy/guard.ts'

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
 * times one moment, and `rewrite` means that the suggested text is accepted.
 */
export function toObservationInput(body: FormBody): FormBody {
  const { quick, then, rewrite, category, otherCategory, whenDay, whenTime, untilDay, untilTime, text, ...rest } = body
  const [from, fromTime] = [word(body, 'whenDay'), word(body, 'whenTime')]
  const [to, toTime] = [word(body, 'untilDay'), word(body, 'untilTime')]
  const isQuick = quick !== undefined && quick !== otherChoice
  return {
    ...rest,
    category: chosen(category, word(body, 'otherCategory')),
    when: isQuick ? quick : moment(from, fromTime),
    // A time alone belongs to the day it began.
    until: isQuick ? undefined : moment(to ?? (toTime === undefined ? undefined : from), toTime),
    text: rewrite !== undefined && typeof text === 'string' ? rewriteText(text, scanText(text)) : text,
  }
}

/** What was meant to happen after the save, whichever button was pressed. */
export const afterSave = ({ then, rewrite }: FormBody): unknown => then ?? rewrite

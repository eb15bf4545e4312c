import { z } from 'zod'
import type { FieldIssue, Params } from '../errors/problem.ts'
import { isIsoDate, isIsoWeek } from '../time/week.ts'

/**
 * The building blocks of every input and output. They read what a plain form sends (strings, missing boxes) and what the
 * API sends (typed JSON) alike; forms leave empty fields out, so "absent" and "empty" are the same thing.
 */
export const strict = z.strictObject
export const list = z.array
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values)

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value)
const asNumber = (value: unknown) =>
  typeof value === 'string' && /^-?\d+([.,]\d+)?$/.test(value.trim()) ? Number(value.trim().replace(',', '.')) : value
const absent = (value: unknown) => (value === undefined || value === '' ? null : value)

export const text = (max: number) => z.preprocess(trimmed, z.string().min(1).max(max))
export const wholeNumber = (min = 0, max = 2_147_483_647) => z.preprocess(asNumber, z.number().int().min(min).max(max))
export const decimal = (min: number, max: number) => z.preprocess(asNumber, z.number().min(min).max(max))
export const id = () => wholeNumber(1, Number.MAX_SAFE_INTEGER)
export const version = () => wholeNumber(1)
export const yesNo = () =>
  z.preprocess(
    (value) => (value === 'on' || value === 'true' ? true : value === undefined || value === 'false' ? false : value),
    z.boolean(),
  )

/** A value that may be left out: null when absent. */
export const optional = <T extends z.ZodType>(field: T) => z.preprocess(absent, z.union([z.null(), field]))

const refined = (code: string, test: (value: string) => boolean) =>
  z.preprocess(trimmed, z.string().refine(test, { params: { code } }))
export const isoDate = () => refined('field.not-a-date', isIsoDate)
export const isoWeek = () => refined('field.not-a-week', isIsoWeek)
/** `2026-09-18T22:30`: what a datetime input sends; a time on the clock in Sweden. */
export const localDateTime = () =>
  refined(
    'field.not-a-time',
    (value) => /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(value) && isIsoDate(value.slice(0, 10)),
  )
export const email = () => z.preprocess(trimmed, z.email().max(254))

/** Lines of a text area as a list, empty lines left out. */
export const lines = (maxLines: number, maxLength: number) =>
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean)
        : (value ?? []),
    z.array(z.string().max(maxLength)).max(maxLines),
  )

type ZodIssue = z.core.$ZodIssue

/** Translates zod's findings to our codes, which have texts in both languages. */
export function toFieldIssues(error: z.ZodError): readonly FieldIssue[] {
  return error.issues.flatMap((issue) => toIssues(issue))
}

function toIssues(issue: ZodIssue): FieldIssue[] {
  const path = issue.path.join('.')
  const at = (code: string, params: Params = {}): FieldIssue => ({ path, code, params })
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [path, key].filter(Boolean).join('.'),
        code: 'field.unknown',
        params: { name: key },
      }))
    case 'too_small':
      return [at(issue.origin === 'string' ? 'field.required' : 'field.too-small', { limit: Number(issue.minimum) })]
    case 'too_big':
      return [at(issue.origin === 'string' ? 'field.too-long' : 'field.too-big', { limit: Number(issue.maximum) })]
    case 'invalid_format':
      return [at(issue.format === 'email' ? 'field.not-an-email' : 'field.wrong-form')]
    case 'invalid_value':
      return [at(issue.input === undefined ? 'field.required' : 'field.not-a-choice')]
    case 'invalid_union':
      return (
        issue.errors
          .at(-1)
          ?.flatMap((inner) => toIssues({ ...inner, path: [...issue.path, ...inner.path] } as ZodIssue)) ?? [
          at('field.wrong-form'),
        ]
      )
    case 'custom':
      return [at(String(issue.params?.code ?? 'field.wrong-form'), (issue.params?.params ?? {}) as Params)]
    case 'invalid_type':
      return [
        at(
          issue.input === undefined
            ? 'field.required'
            : issue.expected === 'number' || issue.expected === 'int'
              ? 'field.not-a-number'
              : 'field.wrong-form',
        ),
      ]
    default:
      return [at('field.wrong-form')]
  }
}

// No database text can hold NUL, and half a surrogate pair is no character.
const isStorable = (value: string): boolean => !value.includes('\u0000') && value.isWellFormed()

/** Texts, wherever they stand in an input, that no database can store. */
export function findUnstorable(value: unknown, path: readonly string[] = []): readonly FieldIssue[] {
  if (typeof value === 'string')
    return isStorable(value) ? [] : [{ path: path.join('.'), code: 'field.unstorable', params: {} }]
  if (typeof value !== 'object' || value === null || value instanceof File) return []
  return Object.entries(value).flatMap(([key, inner]) => findUnstorable(inner, [...path, key]))
}

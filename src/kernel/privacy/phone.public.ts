/** Public numbers of a municipality and its authorities, as digits with the leading 0; made by `publicPhones`. */
export type PublicPhones = ReadonlySet<string>

/**
 * Series that no private person has (PTS, Den svenska nummerplanen för telefoni): 020 and 0200 freephone, 077 shared cost.
 * Authorities' lines such as 0771-567 567 are among them; 112, 114 14, 113 13 and 1177 do not look like a number to find.
 */
const neverPrivate = /^0(?:20|77)\d/

/** Switchboards and the like that configuration says are public, in any spelling. */
export function publicPhones(numbers: readonly string[]): PublicPhones {
  return new Set(numbers.map((number) => nationalForm(number.replace(/(?!^\+)\D/g, ''))))
}

/** True when a number of digits, with a "+" before it when it was written so, may stand in a text. */
export function isPublicPhone(digits: string, allowed: PublicPhones): boolean {
  const national = nationalForm(digits)
  return neverPrivate.test(national) || allowed.has(national)
}

/** The digits with the leading 0 of a call within Sweden. */
export function nationalForm(digits: string): string {
  return digits.replace(/^(?:\+46|0046|46(?=\d{8}))0?/, '0')
}

const apart = new Map<string, ReadonlySet<string>>()

/** Says once, beside the model, which fields of an object's kind hold what people wrote: words that may have to go. */
export function keepWordsApart(type: string, fields: readonly string[]): void {
  apart.set(type, new Set(fields))
}

export const keptApart = (type: string): ReadonlySet<string> | undefined => apart.get(type)

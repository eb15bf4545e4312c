export type Keyed<T> = { readonly key: number; readonly item: T }

/** Items with their place as React's key: what a report shows never changes its order, and its texts may repeat. */
export const keyed = <T>(items: readonly T[]): readonly Keyed<T>[] => items.map((item, key) => ({ key, item }))

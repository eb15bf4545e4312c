/** What a key press meant, as far as single-key shortcuts are concerned. */
export type Press = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  /** Somebody is writing: the key belongs to the field. */
  readonly writing: boolean
}

/** The shortcut that a press asks for, in lower case; null when it asks for none. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, writing }: Press): string | null {
  if (writing || ctrlKey || metaKey || altKey) return null
  return key.length === 1 || key.startsWith('Arrow') ? key.toLowerCase() : null
}

const writingTypes = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image'])

/** Whether a control takes what is typed. */
export const takesText = (tag: string, type: string, editable: boolean): boolean =>
  editable || tag === 'TEXTAREA' || tag === 'SELECT' || (tag === 'INPUT' && !writingTypes.has(type))

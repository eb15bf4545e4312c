import type { ReactNode } from 'react'

/**
 * Round a select whose groups belong to the choices of another: with script only the group that carries the chosen one's name is
 * offered; without, all are there under their headings.
 */
export function OptionsOf({ selectId, children }: { selectId: string; children: ReactNode }) {
  return (
    <div data-island="options-of" data-select={selectId}>
      {children}
    </div>
  )
}

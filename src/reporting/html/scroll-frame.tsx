import type { ReactNode } from 'react'

/** What makes a frame that scrolls sideways reachable from the keyboard (WCAG 2.1.1) and gives it a name. */
const reachable = (name: string) => ({ role: 'group', tabIndex: 0, 'aria-label': name })

/** Holds what may be wider than a small screen; `name` says what it is. */
export const ScrollFrame = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="report-scroll" {...reachable(name)}>
    {children}
  </div>
)

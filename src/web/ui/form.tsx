import type { ReactNode } from 'react'

/** Which form of whose: what is written is kept in the reader's own browser under this name. `account` keeps two people at one computer apart. */
export type DraftKey = { readonly key: string; readonly account: string }

type FormProps = {
  action: string
  children: ReactNode
  /** With files. */
  multipart?: boolean
  /** Keeps what is written until a page with `<Notice draftDone={...}>` says that it was saved. */
  draft?: DraftKey | undefined
  /** Where the page may be cut off for a while: the name under which the browser keeps what is sent until it has arrived. */
  queue?: string | undefined
}

/**
 * A form that changes something: a plain POST. The server answers with a redirect or with the page again and its errors, so
 * the browser's own validation bubbles, in the browser's language, are switched off.
 */
export function Form({ action, children, multipart = false, draft, queue }: FormProps) {
  return (
    <form
      className="form"
      method="post"
      action={action}
      encType={multipart ? 'multipart/form-data' : undefined}
      noValidate
      data-island={draft ? 'draft' : undefined}
      data-draft-key={draft?.key}
      data-draft-account={draft?.account}
      data-queue={queue}
    >
      {children}
    </form>
  )
}

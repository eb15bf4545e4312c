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
  /** Saves what is sent on the device first, under this account, so that it gets there without network too. */
  kept?:
    | { readonly account: string /** the form itself lies on the device too */; readonly shell?: boolean }
    | undefined
}

/**
 * A form that changes something: a plain POST. The server answers with a redirect or with the page again and its errors, so
 * the browser's own validation bubbles, in the browser's language, are switched off.
 */
export function Form({ action, children, multipart = false, draft, queue, kept }: FormProps) {
  return (
    <form
      className="form"
      method="post"
      action={action}
      encType={multipart ? 'multipart/form-data' : undefined}
      noValidate
      data-island={[kept && 'queue', draft && 'draft'].filter(Boolean).join(' ') || undefined}
      data-kept={kept?.account}
      data-shell={kept?.shell || undefined}
      data-draft-key={draft?.key}
      data-draft-account={draft?.account}
      data-queue={queue}
    >
      {children}
    </form>
  )
}

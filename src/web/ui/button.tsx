import { type ReactNode, useId } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'tertiary'

type Look = {
  children: ReactNode
  variant?: ButtonVariant
  icon?: IconName | undefined
  /** A single key that does the same, where the reader has turned such keys on. */
  shortcut?: string | undefined
}

type ButtonProps = Look & {
  /** What it does cannot be undone. */
  danger?: boolean
  type?: 'submit' | 'button'
  name?: string | undefined
  value?: string | undefined
  /** Sends the form somewhere else than its own action. */
  formAction?: string | undefined
  /** Sends it as a question in the address: nothing is changed by it. */
  formMethod?: 'get' | undefined
  /** Why it cannot be used now. A button that says no says why; it stays focusable so that everybody hears it. */
  disabledReason?: string | undefined
}

const keys = (shortcut: string | undefined) => ({ 'data-shortcut': shortcut, 'aria-keyshortcuts': shortcut })

export function Button({ children, variant = 'primary', icon, danger = false, disabledReason, ...rest }: ButtonProps) {
  const reasonId = useId()
  const look = { className: 'ds-button', 'data-variant': variant, 'data-color': danger ? 'danger' : undefined }
  if (disabledReason !== undefined)
    return (
      <span className="button-disabled">
        <button {...look} type="button" aria-disabled="true" aria-describedby={reasonId}>
          {icon && <Icon name={icon} />}
          {children}
        </button>
        <span className="button-reason" id={reasonId}>
          {disabledReason}
        </span>
      </span>
    )
  return (
    <button
      {...look}
      {...keys(rest.shortcut)}
      type={rest.type ?? 'submit'}
      name={rest.name}
      value={rest.value}
      formAction={rest.formAction}
      formMethod={rest.formMethod}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

type LinkProps = Look & { href: string; download?: boolean }

/** A link that looks like a button: it takes the reader somewhere, it changes nothing. */
export function LinkButton({ href, children, variant = 'secondary', icon, shortcut, download = false }: LinkProps) {
  return (
    <a className="ds-button" data-variant={variant} href={href} download={download || undefined} {...keys(shortcut)}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}

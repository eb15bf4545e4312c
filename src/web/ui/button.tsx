import { type ReactNode, useId } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'tertiary'

type Look = { children: ReactNode; variant?: ButtonVariant; icon?: IconName | undefined; danger?: boolean }

type ButtonProps = Look & {
  type?: 'submit' | 'button'
  name?: string | undefined
  value?: string | undefined
  /** Sends the form somewhere else than its own action. */
  formAction?: string | undefined
  /** Why it cannot be used now. A button that says no says why; it stays focusable so that everybody hears it. */
  disabledReason?: string | undefined
}

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
    <button {...look} type={rest.type ?? 'submit'} name={rest.name} value={rest.value} formAction={rest.formAction}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A link that looks like a button: it takes the reader somewhere, it changes nothing. */
export function LinkButton({
  href,
  children,
  variant = 'secondary',
  icon,
  download = false,
}: Look & { href: string; download?: boolean }) {
  return (
    <a className="ds-button" data-variant={variant} href={href} download={download || undefined}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}

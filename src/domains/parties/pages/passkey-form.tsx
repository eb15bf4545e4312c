import { Button } from '#web/ui/button.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { securityTexts } from '../security.texts.ts'

type PasskeyFormProps = {
  readonly action: string
  readonly kind: 'new' | 'use'
  /** what the browser is asked for, as the server made it */
  readonly options: Readonly<Record<string, unknown>>
  readonly fields: Readonly<Record<string, string>>
}

/** Passkeys are the browser's: without script there are none, and that is said. */
export function PasskeyForm({ action, kind, options, fields }: PasskeyFormProps) {
  const t = useTexts(securityTexts)
  return (
    <form
      className="form"
      method="post"
      action={action}
      data-island="passkey"
      data-kind={kind}
      data-options={JSON.stringify(options)}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="credential" />
      <p>{t(`security.passkey.${kind}.lead`)}</p>
      <p role="status" />
      <noscript>
        <p>{t('security.passkey.noscript')}</p>
      </noscript>
      {/* Shown by the script that it needs. */}
      <p hidden>
        <Button type="button">{t(`security.passkey.${kind}.again`)}</Button>
      </p>
    </form>
  )
}

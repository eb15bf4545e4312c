import { type Theme, themes } from '#kernel/http/request.ts'
import { Icon } from '#web/ui/icon.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { shellTexts } from './shell.texts.ts'

/** The reader's own choices are a plain form; `back` is the page to return to. */
type PreferenceProps = { back: string }
const receiver = '/preferences'

export function LanguageSwitch({ back }: PreferenceProps) {
  const t = useTexts(shellTexts)
  const other = useLanguage() === 'sv' ? 'en' : 'sv'
  return (
    <form method="post" action={receiver}>
      <input type="hidden" name="back" value={back} />
      <button className="menu-item" type="submit" name="language" value={other} lang={other}>
        <Icon name="languages" />
        {t('shell.other-language')}
      </button>
    </form>
  )
}

export function ThemeSwitch({ back, theme }: PreferenceProps & { theme: Theme }) {
  const t = useTexts(shellTexts)
  return (
    <form method="post" action={receiver}>
      <fieldset className="theme-switch">
        <legend>{t('shell.theme')}</legend>
        <input type="hidden" name="back" value={back} />
        {themes.map((choice) => (
          <button key={choice} type="submit" name="theme" value={choice} aria-pressed={choice === theme}>
            {t(`shell.theme.${choice}`)}
          </button>
        ))}
      </fieldset>
    </form>
  )
}

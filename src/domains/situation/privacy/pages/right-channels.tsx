import type { Language } from '#kernel/i18n/texts.ts'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { privacyTexts } from '../privacy.texts.ts'

type Channel = Choices['channels'][number]

/** "112", "https://…" as somebody can press it. */
function Reach({ phone, link }: Pick<Channel, 'phone' | 'link'>) {
  const t = useTexts(privacyTexts)
  return (
    <>
      {phone !== null && (
        <>
          {' '}
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
        </>
      )}
      {link !== null && (
        <>
          {' '}
          <a href={link} rel="noreferrer">
            {t('privacy.channels.link')}
          </a>
        </>
      )}
    </>
  )
}

const nameOf = ({ nameSv, nameEn }: Channel, language: Language) => (language === 'sv' ? nameSv : nameEn)

/**
 * Where a matter belongs that is none for the picture, to read before anything is saved. With a script those that the text sounds
 * like are brought out while it is written; nothing here stops anybody.
 */
export function RightChannels({ channels }: { channels: readonly Channel[] }) {
  const t = useTexts(privacyTexts)
  const language = useLanguage()
  return (
    <details className="right-channels">
      <summary>{t('privacy.channels.title')}</summary>
      <ul>
        {channels.map((channel) => (
          <li key={channel.kind} data-channel={channel.kind}>
            <strong>{t(`privacy.channels.${channel.kind}`)}</strong> {nameOf(channel, language)}
            <Reach phone={channel.phone} link={channel.link} />
          </li>
        ))}
      </ul>
    </details>
  )
}

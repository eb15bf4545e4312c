import type { ReactNode } from 'react'
import { formatInstant } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { moderationTexts } from '../../moderation/moderation.texts.ts'
import type { NoticeView } from '../picture-notice.ts'

const Said = ({ href, children }: { href: string | null; children: ReactNode }) =>
  href === null ? children : <a href={href}>{children}</a>

/** What no longer holds of a published picture, before anybody reads it. */
type NoticesProps = {
  notices: readonly NoticeView[]
  language: Language
  /** every observation is open to the reader */
  readsEvery?: boolean
}

export function Notices({ notices, language, readsEvery = false }: NoticesProps) {
  const t = useTexts(moderationTexts)
  if (notices.length === 0) return null
  return (
    <div id="notices">
      <Notice tone="needs-you" title={t('picture.notices')}>
        <p>{t('picture.notices-lead')}</p>
        <ul>
          {notices.map(({ id, observationId, what, area, category, said, saidAt, told }) => (
            <li key={id}>
              {area === null || category === null ? (
                t(`picture.notice.short.${what}`)
              ) : (
                <Said href={readsEvery ? `/observations/${observationId}` : null}>
                  {t(`picture.notice.${what}`, { area, category: category[language] })}
                </Said>
              )}{' '}
              {said.ground !== null && <bdi>{said.ground}</bdi>} {said.by !== null && `${said.by}, `}
              {formatInstant(language, saidAt)}. {told !== null && t('picture.notice.told', { n: told })}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

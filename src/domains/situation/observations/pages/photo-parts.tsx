import { formatInstant } from '#kernel/i18n/format.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { FileInput, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Posted } from '#web/ui/posted.tsx'
import { photoTexts } from '../photo.texts.ts'
import { altNames, type PhotoView, photosMost } from '../photo.ts'

/** Choosing or taking photos. With script they are made smaller and freed from place and time before they leave the phone. */
export function PhotoFields({ posted }: { posted: Posted }) {
  const t = useTexts(photoTexts)
  const error = posted.error('photos')
  const help = t('photo.field-help', { limit: photosMost })
  return (
    <div data-island="photos" data-most={photosMost}>
      <FileInput
        name="photos"
        label={t('photo.field')}
        help={posted.problem === null ? help : `${help} ${t('photo.again')}`}
        accept="image/jpeg,image/png,image/webp"
        error={error}
        multiple
        optional
      />
      <div className="photo-previews" role="status" aria-live="polite" />
      <noscript>
        <p className="field-help">{t('photo.no-script')}</p>
      </noscript>
      <details className="photo-words" open={altNames.some((one) => posted.error(`photoAlt.${one}`))}>
        <summary>{t('photo.alt-fields')}</summary>
        {altNames.map((one, at) => (
          <TextInput
            key={one}
            name={`photoAlt.${one}`}
            label={t('photo.alt-field', { n: at + 1 })}
            value={posted.value(`photoAlt.${one}`)}
            error={posted.error(`photoAlt.${one}`)}
            maxLength={300}
            optional
          />
        ))}
      </details>
    </div>
  )
}

type PhotosProps = { observationId: number; photos: readonly PhotoView[]; mayRemove: boolean; mayMask: boolean }

/** The photos of an observation, for those who may read its text. */
export function Photos({ observationId, photos, mayRemove, mayMask }: PhotosProps) {
  const t = useTexts(photoTexts)
  const language = useLanguage()
  if (photos.length === 0) return null
  return (
    <Section title={t('photo.title')} id="photos">
      <ul className="photos">
        {photos.map(({ id, alt, width, height, version, masks, maskedAt }, at) => {
          const place = { n: at + 1, of: photos.length }
          const address = `/observations/${observationId}/photos/${id}`
          return (
            <li key={id}>
              <a href={address}>
                <img
                  src={`${address}?v=${version}`}
                  width={width}
                  height={height}
                  loading="lazy"
                  alt={alt === '' ? t('photo.alt-missing', place) : t('photo.alt', { alt, ...place })}
                />
              </a>
              {maskedAt !== null && (
                <p>
                  <Badge>{t('photo.masked')}</Badge>{' '}
                  {t('photo.masked-when', { n: masks, at: formatInstant(language, maskedAt) })}
                </p>
              )}
              {mayMask && (
                <p>
                  <a href={`${address}/mask`}>
                    {t('photo.mask')}
                    <span className="sr-only"> {t('photo.mask-label', place)}</span>
                  </a>
                </p>
              )}
              {mayRemove && (
                <Form action={`${address}/remove`}>
                  <Button variant="secondary" danger>
                    {t('photo.remove')}
                    <span className="sr-only"> {t('photo.remove-label', place)}</span>
                  </Button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

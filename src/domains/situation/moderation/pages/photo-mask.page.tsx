import type { PageProps, Read } from '#kernel/http/route.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { Button } from '#web/ui/button.tsx'
import { FieldError } from '#web/ui/field.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'
import { photoTexts } from '../../observations/photo.texts.ts'
import { type Box, mostBoxes, type PhotoView } from '../../observations/photo.ts'

export type Mask = { readonly observation: number; readonly photo: PhotoView; readonly boxes: readonly Box[] }

/** So many boxes stand open; the others unfold. */
const shownBoxes = 2
const sides = ['left', 'top', 'width', 'height'] as const

/**
 * Choosing what is painted over: by drawing on the photo, by keys, or in numbers, which are all that is sent. Without script the
 * numbers stand alone.
 */
export function PhotoMaskPage({ answers, request, form }: PageProps<{ mask: Read<Mask> }>) {
  const t = useTexts(photoTexts)
  const o = useTexts(observationTexts)
  const posted = usePosted(form)
  const { observation, photo, boxes } = answers.mask.data
  const address = `/observations/${observation}/photos/${photo.id}`
  const row = (at: number) => <BoxRow key={at} {...{ at, box: boxes[at], posted, language: request.language }} />
  const rows = Array.from({ length: mostBoxes }, (_, at) => at)
  const none = posted.error('boxes')
  return (
    <>
      <PageTitle
        kicker={<a href={`/observations/${observation}`}>{o('observations.one', { id: observation })}</a>}
        title={t('photo.mask.title')}
        lead={t('photo.mask.lead')}
      />
      <FormProblem posted={posted} />
      <Form action={`${address}/mask`}>
        <div className="photo-boxes" data-island="photo-boxes" id="field-boxes" tabIndex={-1}>
          {none && <FieldError id="field-boxes">{none}</FieldError>}
          <p className="field-help" data-scripted hidden>
            {t('photo.mask.how-drawn')}
          </p>
          <div className="photo-boxes-picture">
            <img
              src={`${address}?v=${photo.version}`}
              width={photo.width}
              height={photo.height}
              alt={photo.alt === '' ? t('photo.mask.picture') : photo.alt}
              draggable={false}
            />
          </div>
          <div data-scripted hidden>
            <Button type="button" variant="secondary">
              {t('photo.mask.add')}
            </Button>
          </div>
          <p className="sr-only" role="status" />
          <p className="field-help">{t('photo.mask.how')}</p>
          {rows.slice(0, shownBoxes).map(row)}
          <details open={boxes.length > shownBoxes || posted.value(`boxes.${shownBoxes}.left`) !== undefined}>
            <summary>{t('photo.mask.more', { most: mostBoxes })}</summary>
            {rows.slice(shownBoxes).map(row)}
          </details>
        </div>
        <Button>{t('photo.mask.preview')}</Button>
      </Form>
    </>
  )
}

type BoxRowProps = { at: number; box: Box | undefined; posted: Posted; language: Language }

function BoxRow({ at, box, posted, language }: BoxRowProps) {
  const t = useTexts(photoTexts)
  const shown = (value: number) => (language === 'sv' ? String(value).replace('.', ',') : String(value))
  return (
    <fieldset className="photo-box-row" data-box={at + 1}>
      <legend>{t('photo.mask.box', { n: at + 1 })}</legend>
      {sides.map((side) => (
        <TextInput
          key={side}
          name={`boxes.${at}.${side}`}
          label={t(`photo.mask.${side}`)}
          value={posted.value(`boxes.${at}.${side}`, box && shown(box[side]))}
          error={posted.error(`boxes.${at}.${side}`)}
          inputMode="decimal"
          width={5}
        />
      ))}
      <div data-scripted hidden>
        <Button type="button" variant="tertiary">
          {t('photo.mask.remove-box', { n: at + 1 })}
        </Button>
      </div>
    </fieldset>
  )
}

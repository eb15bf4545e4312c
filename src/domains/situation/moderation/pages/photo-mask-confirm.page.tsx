import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'
import { photoTexts } from '../../observations/photo.texts.ts'
import { toAddress } from '../../observations/photo.ts'
import type { Mask } from './photo-mask.page.tsx'

/** The photo as the server would paint it, and the question whether the original is to be destroyed. */
export function PhotoMaskConfirmPage({ answers, form }: PageProps<{ mask: Read<Mask> }>) {
  const t = useTexts(photoTexts)
  const o = useTexts(observationTexts)
  const posted = usePosted(form)
  const { observation, photo, boxes } = answers.mask.data
  const address = `/observations/${observation}/photos/${photo.id}`
  const chosen = toAddress(boxes)
  return (
    <>
      <PageTitle
        kicker={<a href={`/observations/${observation}`}>{o('observations.one', { id: observation })}</a>}
        title={t('photo.mask.confirm')}
        lead={t('photo.mask.confirm-lead')}
      />
      <FormProblem posted={posted} />
      <p className="photo-boxes-picture">
        <img
          src={`${address}/masked?boxes=${encodeURIComponent(chosen)}`}
          width={photo.width}
          height={photo.height}
          alt={t('photo.mask.confirm-alt')}
        />
      </p>
      <Notice tone="needs-you">{t('photo.mask.destroys')}</Notice>
      <Form action={`${address}/mask/confirm`}>
        <input type="hidden" name="version" value={photo.version} />
        <input type="hidden" name="boxes" value={chosen} />
        <TextInput
          name="reason"
          label={t('photo.mask.reason')}
          value={posted.value('reason')}
          error={posted.error('reason')}
          maxLength={500}
        />
        <ButtonRow>
          <Button danger>{t('photo.mask.do')}</Button>
          <LinkButton href={`${address}/mask?boxes=${encodeURIComponent(chosen)}`}>{t('photo.mask.change')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}

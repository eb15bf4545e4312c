import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { photoType } from '#kernel/files/photo.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { PhotoMaskPage } from '../moderation/pages/photo-mask.page.tsx'
import { PhotoMaskConfirmPage } from '../moderation/pages/photo-mask-confirm.page.tsx'
import { checkBoxes, getMask, maskPhotoAction, previewMask } from '../moderation/photo-mask.actions.ts'
import { photoTexts } from './photo.texts.ts'
import { toAddress } from './photo.ts'

const titled =
  (key: 'photo.mask.title' | 'photo.mask.confirm') =>
  ({ request }: { request: PageRequest }) =>
    translator(photoTexts, request.language)(key)
const withBoxes = ({ params, query }: PageRequest) => ({ ...params, boxes: query.boxes })
const withId = ({ params }: PageRequest, body: FormBody) => ({ ...body, ...params })

const maskPage = page({
  path: '/observations/:id/photos/:photo/mask',
  reads: { mask: read(getMask, withBoxes) },
  title: titled('photo.mask.title'),
  view: PhotoMaskPage,
})
const confirmPage = page({
  path: '/observations/:id/photos/:photo/mask/confirm',
  reads: { mask: read(getMask, withBoxes) },
  title: titled('photo.mask.confirm'),
  view: PhotoMaskConfirmPage,
})

export const photoRoutes = [
  maskPage,
  form({
    path: '/observations/:id/photos/:photo/mask',
    action: checkBoxes,
    again: maskPage,
    input: withId,
    done: ({ data }) =>
      `/observations/${data.id}/photos/${data.photo}/mask/confirm?boxes=${encodeURIComponent(toAddress(data.boxes))}`,
  }),
  confirmPage,
  form({
    path: '/observations/:id/photos/:photo/mask/confirm',
    action: maskPhotoAction,
    again: confirmPage,
    againParams: (request, body) => ({ ...request, query: { boxes: String(body.boxes) } }),
    input: withId,
    done: ({ data }) => `/observations/${data.id}?masked=yes#photos`,
  }),
  file({
    path: '/observations/:id/photos/:photo/masked',
    read: read(previewMask, withBoxes),
    respond: ({ data }) => ({ body: data.bytes, type: photoType, fileName: null }),
  }),
]

export const photoActions = [exposed(getMask), exposed(checkBoxes), onPagesOnly(previewMask), exposed(maskPhotoAction)]

import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { writeCsv } from '#kernel/files/csv-write.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { file, form, page, type Route, read } from '#kernel/http/route.ts'
import { inNamedMunicipality } from '#kernel/http/session.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import type { Picture } from '../pictures/picture.ts'
import {
  addReceiverAction,
  deliverByHand,
  getReceipts,
  listDistribution,
  presentPicture,
  removeReceiverAction,
} from './distribution.actions.ts'
import { distributionTexts } from './distribution.texts.ts'
import { lagBehind, type Presentation, type Receipt } from './distribution.ts'
import { openDelivered } from './distribution-deliver.actions.ts'
import { sayAfterPublication, sayLag } from './distribution-say.ts'
import { DeliveredPicturePage } from './pages/delivered-picture.page.tsx'
import { DistributionPage } from './pages/distribution.page.tsx'
import { PictureDeliveriesPage } from './pages/picture-deliveries.page.tsx'

const titled =
  (key: keyof typeof distributionTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(distributionTexts, request.language)(key)
const byId = ({ params }: PageRequest) => ({ id: params.id })

const listPage = page({
  path: '/distribution',
  reads: { list: read(listDistribution, () => ({})) },
  title: titled('distribution.title'),
  view: DistributionPage,
})
const receiptsPage = page({
  path: '/pictures/:id/deliveries',
  reads: { found: read(getReceipts, byId) },
  title: titled('distribution.receipts'),
  view: PictureDeliveriesPage,
})

export const distributionRoutes: readonly Route[] = [
  listPage,
  form({
    path: '/distribution',
    action: addReceiverAction,
    again: listPage,
    input: (_request, body) => body,
    done: () => '/distribution?added=yes',
  }),
  form({
    path: '/distribution/:id/remove',
    action: removeReceiverAction,
    again: listPage,
    input: byId,
    done: () => '/distribution?removed=yes',
  }),
  receiptsPage,
  file({
    path: '/pictures/:id/deliveries.csv',
    read: read(getReceipts, byId),
    respond: async ({ data }, { language }) => ({
      body: Buffer.concat(await Array.fromAsync(writeCsv(toRows(data, language)))),
      type: 'text/csv; charset=utf-8',
      fileName: translator(distributionTexts, language)('distribution.file'),
    }),
  }),
  form({
    path: '/pictures/:id/deliver',
    action: deliverByHand,
    again: receiptsPage,
    input: byId,
    done: ({ data }, { params }) => `/pictures/${params.id}/deliveries?delivered=${data.delivered}`,
  }),
  form({
    path: '/pictures/:id/presentations',
    action: presentPicture,
    again: receiptsPage,
    done: (_answer, { params }) => `/pictures/${params.id}/deliveries?presented=yes`,
  }),
  page({
    path: '/errand/delivery/:municipality/:token',
    access: 'public',
    actorFor: (request) => inNamedMunicipality(request),
    reads: {
      opened: read(openDelivered, ({ params, source, language }) => ({ token: params.token, source, lang: language })),
    },
    title: titled('distribution.link-title'),
    view: DeliveredPicturePage,
  }),
]

type Rows = {
  readonly picture: Pick<Picture, 'publishedAt'>
  readonly receipts: readonly Receipt[]
  readonly presentations: readonly Presentation[]
}

function* toRows({ picture, receipts, presentations }: Rows, language: Language): Generator<readonly string[]> {
  const t = translator(distributionTexts, language)
  yield [
    t('distribution.receiver'),
    t('distribution.how'),
    t('distribution.email'),
    t('distribution.at'),
    t('distribution.after'),
    t('distribution.after-forum'),
    t('distribution.mail'),
    t('distribution.withheld'),
    t('distribution.opened'),
  ]
  for (const { label, kind, email, deliveredAt, withheld, openedAt, mail } of receipts)
    yield [
      label,
      t(`distribution.how.${kind}`),
      email ?? '',
      deliveredAt ?? '',
      deliveredAt && picture.publishedAt ? sayAfterPublication(language, picture.publishedAt, deliveredAt) : '',
      deliveredAt ? sayLag(language, lagBehind(presentations, deliveredAt)) : '',
      mail ? t(`distribution.mail.${mail}`) : '',
      withheld ? t(`distribution.withheld.${withheld}`) : '',
      openedAt ?? '',
    ]
}

export const distributionActions = [
  exposed(listDistribution),
  exposed(addReceiverAction),
  exposed(removeReceiverAction),
  exposed(getReceipts),
  exposed(deliverByHand),
  exposed(presentPicture),
  onPagesOnly(openDelivered),
]

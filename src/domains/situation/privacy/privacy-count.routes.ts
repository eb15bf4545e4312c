import { exposed } from '#kernel/action/perform.ts'
import { writeCsv } from '#kernel/files/csv-write.ts'
import { file, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { PrivacyCountsPage } from './pages/privacy-counts.page.tsx'
import { getPrivacyCounts } from './privacy-count.actions.ts'
import { kindText, privacyCountTexts } from './privacy-count.texts.ts'

const reading = read(getPrivacyCounts, () => ({}))

export const privacyCountRoutes = [
  page({
    path: '/privacy/counts',
    reads: { found: reading },
    title: ({ request }) => translator(privacyCountTexts, request.language)('privacy-counts.title'),
    view: PrivacyCountsPage,
  }),
  file({
    path: '/privacy/counts/export.csv',
    read: reading,
    respond: async ({ data }, { language }) => {
      const t = translator(privacyCountTexts, language)
      const header = ['week', 'what', 'kind', 'n'] as const
      const rows = data.counts.map(({ week, what, kind, n }) => [
        week,
        t(`privacy-counts.what.${what}`),
        kindText(t, kind),
        n,
      ])
      return {
        body: Buffer.concat(
          await Array.fromAsync(writeCsv([header.map((one) => t(`privacy-counts.${one}`)), ...rows])),
        ),
        type: 'text/csv; charset=utf-8',
        fileName: 'integritetsskyddet.csv',
      }
    },
  }),
]
export const privacyCountActions = [exposed(getPrivacyCounts)]

import type { PageProps } from '#kernel/http/route.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { useSituationTexts } from './situation-words.ts'

const parts = [
  ['method.expected', ['method.expected.1', 'method.expected.2']],
  ['method.season', ['method.season.1']],
  ['method.missing', ['method.missing.1', 'method.missing.2']],
  ['method.test', ['method.test.1', 'method.test.2', 'method.test.3']],
  ['method.power', ['method.power.1']],
  ['method.level', ['method.level.1', 'method.level.2', 'method.level.3']],
] as const

/** What every "how this was counted" leads to. */
export function MethodPage(_props: PageProps<Record<never, never>>) {
  const t = useSituationTexts()
  return (
    <>
      <Breadcrumbs trail={[{ label: t('situation.title'), href: '/situation' }]} here={t('method.title')} />
      <PageTitle title={t('method.title')} lead={t('method.lead')} />
      {parts.map(([title, paragraphs]) => (
        <Section key={title} title={t(title)}>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{t(paragraph)}</p>
          ))}
        </Section>
      ))}
    </>
  )
}

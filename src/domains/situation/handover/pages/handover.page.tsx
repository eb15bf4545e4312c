import type { ReactNode } from 'react'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { collator, formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import { State } from '#web/ui/badge.tsx'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { distributionTexts } from '../../delivery/distribution.texts.ts'
import { titleOf } from '../../pictures/picture-report-page.ts'
import { handoverTexts } from '../handover.texts.ts'
import { type Holdings, isEmptyHanded, linkFates } from '../handover.ts'

export type HandoverReads = { held: Read<Holdings> }
const homeOf = { account: '/accounts', party: '/round/parties' } as const

/** Somebody leaves: everything that rests on her, and one form that gives it to somebody else. */
export function HandoverPage({ answers, request, form }: PageProps<HandoverReads>) {
  const t = useTexts(handoverTexts)
  const posted = usePosted(form)
  const held = answers.held.data
  const { kind, holder } = held
  const { moved } = request.query
  return (
    <>
      <Breadcrumbs
        trail={answers.held.can.open?.allowed ? [{ label: holder.name, href: `${homeOf[kind]}/${holder.id}` }] : []}
        here={t(kind === 'account' ? 'handover.open' : 'handover.open.party')}
      />
      <PageTitle
        title={t(`handover.title.${kind}`, { name: holder.name })}
        state={holder.ended && <State stage="stopped">{t('handover.ended')}</State>}
        lead={t(`handover.lead.${kind}`)}
      />
      <FormProblem posted={posted} />
      {typeof moved === 'string' && <Notice tone="success">{t('handover.done', { moved: Number(moved) })}</Notice>}
      <Lists held={held} />
      {isEmptyHanded(held) ? (
        <EmptyState title={t('handover.nothing.title')} meaning={t(`handover.nothing.${kind}`)} />
      ) : (
        answers.held.can.handOver?.allowed && <HandOver held={held} posted={posted} />
      )}
    </>
  )
}

function Lists({ held }: { held: Holdings }) {
  const t = useTexts(handoverTexts)
  const list = useTexts(distributionTexts)
  const language = useLanguage()
  return (
    <>
      <Part title={t('handover.activities')}>
        {held.activities.map(({ id, text, dueWeek }) => (
          <li key={id}>
            <a href={`/activities/${id}`}>{text}</a>,{' '}
            {t('handover.activity.due', { week: formatWeek(language, dueWeek, true) })}
          </li>
        ))}
      </Part>
      <Part title={t('handover.reports')}>
        {held.reports.map(({ id, name, others }) => (
          <li key={id}>
            <a href={`/round/parties/${id}`}>{name}</a>: {t('handover.reports.others', { n: others })}
          </li>
        ))}
      </Part>
      <Part title={t('handover.contact')}>
        {held.contactOf.map(({ id, name }) => (
          <li key={id}>
            <a href={`/round/parties/${id}`}>{name}</a>
          </li>
        ))}
      </Part>
      <Part title={t('handover.receivers')}>
        {held.receivers.map(({ id, label, pictureKind, kind }) => (
          <li key={id}>
            {list(`distribution.kind.${pictureKind}`)}: {label}, {list(`distribution.how.${kind}`)}
          </li>
        ))}
      </Part>
      <Part title={t('handover.links')}>
        {held.links.map(({ id, label, expiresAt }) => (
          <li key={id}>
            {label || id}, {t('handover.link.until', { at: formatInstant(language, expiresAt) })}
          </li>
        ))}
      </Part>
      <Part title={t('handover.drafts')} help={t('handover.drafts.help')}>
        {held.drafts.map((picture) => (
          <li key={picture.id}>
            <a href={`/pictures/${picture.id}`}>{titleOf(picture, language)}</a>
          </li>
        ))}
      </Part>
      <Part title={t('handover.people')}>
        {held.people.map(({ id, name }) => (
          <li key={id}>
            <a href={`/accounts/${id}/leaving`}>{name}</a>
          </li>
        ))}
      </Part>
    </>
  )
}

/** A part of what is held; nothing where there is none. */
function Part({ title, help, children }: { title: string; help?: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <Section title={title}>
      <ul className="ds-list">{children}</ul>
      {help && <p className="field-help">{help}</p>}
    </Section>
  )
}

function HandOver({ held, posted }: { held: Holdings; posted: Posted }) {
  const t = useTexts(handoverTexts)
  const { compare } = collator(useLanguage())
  const { kind, holder, successors, links } = held
  const base = kind === 'account' ? '/accounts' : '/parties'
  return (
    <Section title={t('handover.do')}>
      <Form action={`${base}/${holder.id}/leaving`}>
        <Select
          name="to"
          label={t(`handover.to.${kind}`)}
          help={t(`handover.to.help.${kind}`)}
          value={posted.value('to')}
          error={posted.error('to')}
          options={successors
            .map(({ id, name }) => ({ value: String(id), label: name }))
            .toSorted((one, other) => compare(one.label, other.label))}
          emptyLabel={t('handover.to.nobody')}
          optional
        />
        {links.length > 0 ? (
          <Select
            name="links"
            label={t('handover.links.fate')}
            value={posted.value('links', 'keep')}
            error={posted.error('links')}
            emptyLabel={null}
            options={linkFates.map((fate) => ({ value: fate, label: t(`handover.links.${fate}`) }))}
          />
        ) : (
          <input type="hidden" name="links" value="close" />
        )}
        <Button>{t('handover.do')}</Button>
      </Form>
    </Section>
  )
}

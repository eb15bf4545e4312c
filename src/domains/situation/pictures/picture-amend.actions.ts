import type { Context } from '#kernel/action/action.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { type Language, languages, translator } from '#kernel/i18n/texts.ts'
import { refer } from '#kernel/model/reference.ts'
import type { Report } from '#reporting/report.ts'
import { moderationTexts } from '../moderation/moderation.texts.ts'
import type { Observation } from '../observations/observation.ts'
import { amendPicture, listTelling } from './picture-amend.store.ts'
import { replaceEventTexts } from './picture-event-texts.ts'
import { Snapshot } from './picture-read.actions.ts'

/**
 * Strikes words from every frozen picture that tells of an observation, in figures and documents alike, so that no copy of them is
 * left. A picture that was so changed says it, and both check sums are on record. Answers how many pictures.
 */
export async function strikeFromPictures(
  { db, actor, clock, changed }: Context,
  before: Pick<Observation, 'id'>,
  struck: string,
): Promise<number> {
  const telling = await listTelling(db, before.id)
  for (const picture of telling) {
    const known = Snapshot.parse(picture.snapshot)
    const amendments = [...known.amendments, { at: clock.now() }]
    const { reports, ...rest } = replaceEventTexts(known, new Map([[before.id, struck]]))
    const both = (version: keyof Snapshot['reports']) => ({
      ...reports[version],
      ...Object.fromEntries(
        languages.map((language) => [language, marked(reports[version][language] as Report, language, amendments)]),
      ),
    })
    const snapshot = { ...rest, amendments, reports: { internal: both('internal'), shareable: both('shareable') } }
    const now = { municipality: actor.municipality, by: actor.name, now: clock.now() }
    const sha256 = await amendPicture(db, { ...now, picture, observationId: before.id, snapshot })
    changed(
      refer('situation.picture', picture.id),
      { sha256: picture.sha256, amended: null },
      { sha256, amended: 'struck' },
    )
  }
  return telling.length
}

/** The document says on its first page that it is no longer the one that was published, and since when. */
function marked(report: Report, language: Language, amendments: Snapshot['amendments']): Report {
  const t = translator(moderationTexts, language)
  const label = t('picture.amended')
  const value = t('picture.amended-value', {
    at: formatInstant(language, amendments.at(-1)?.at ?? ''),
    n: amendments.length + 1,
  })
  return { ...report, facts: [...report.facts.filter((fact) => fact.label !== label), { label, value }] }
}

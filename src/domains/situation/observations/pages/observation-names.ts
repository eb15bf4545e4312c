import { collator } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { nameOf } from '../../categories/category.ts'
import type { Choices, ObservationView } from '../observation.view.ts'

/** The words behind the ids of an observation, and the choices of its forms, in the reader's language. */
export function namesOf(choices: Choices, language: Language) {
  const compare = collator(language).compare
  const categories = new Map(choices.categories.map((category) => [category.id, category]))
  const areas = new Map(choices.areas.map((area) => [area.id, area]))
  const parties = new Map(choices.parties.map((party) => [party.id, party.name]))
  const byName = <T extends { label: string }>(list: readonly T[]) =>
    [...list].sort((a, b) => compare(a.label, b.label))
  const category = (id: number) => {
    const found = categories.get(id)
    return found ? nameOf(found, language) : `${id}`
  }
  const area = (id: number) => areas.get(id)?.name ?? `${id}`
  const isUnder = (id: number, ancestor: number): boolean => {
    const parent = areas.get(id)?.parentId ?? null
    return parent !== null && (parent === ancestor || isUnder(parent, ancestor))
  }
  const current = choices.areas.filter((one) => one.current)
  const counted = current.filter(({ inPicture }) => inPicture)
  return {
    category,
    /** Whether a new observation may have it: it is in use and has no finer ones below. */
    isChoosable: (id: number) =>
      categories.get(id)?.current === true &&
      !choices.categories.some(({ parentId, current }) => parentId === id && current),
    area,
    party: (id: number) => parties.get(id) ?? `${id}`,
    where: ({ areaId, placeId }: Pick<ObservationView, 'areaId' | 'placeId'>) =>
      placeId === null ? area(areaId) : `${area(placeId)}, ${area(areaId)}`,
    /** Current categories under their headings. */
    categoryOptions: byName(
      choices.categories
        .filter(({ parentId, current }) => parentId === null && current)
        .map((parent) => {
          const children = choices.categories.filter(({ parentId, current }) => parentId === parent.id && current)
          return {
            label: nameOf(parent, language),
            options: byName(
              (children.length > 0 ? children : [parent]).map((one) => ({
                value: String(one.id),
                label: nameOf(one, language),
              })),
            ),
          }
        }),
    ),
    areaOptions: byName(counted.map(({ id, name }) => ({ value: String(id), label: name }))),
    /** Places under the area they lie in. */
    placeOptions: byName(
      counted.map((one) => ({
        label: one.name,
        options: byName(
          current
            .filter(({ id, kind }) => kind === 'place' && isUnder(id, one.id))
            .map(({ id, name }) => ({ value: String(id), label: name })),
        ),
      })),
    ).filter(({ options }) => options.length > 0),
    partyOptions: byName(choices.parties.map(({ id, name }) => ({ value: String(id), label: name }))),
    ownPartyOptions: byName(
      choices.parties.filter(({ mine }) => mine).map(({ id, name }) => ({ value: String(id), label: name })),
    ),
  }
}
export type Names = ReturnType<typeof namesOf>

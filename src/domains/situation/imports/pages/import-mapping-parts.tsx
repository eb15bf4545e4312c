import { useTexts } from '#web/ui/language.tsx'
import { defaultFields } from '../import.ts'
import { importMappingTexts } from '../import-mapping.texts.ts'
import type { MappingDifference } from '../import-mapping.ts'
import { importPageTexts } from '../import-page.texts.ts'

type Said = Pick<MappingDifference, 'part' | 'name'>

/** The parts of a mapping, and their values, in words. */
export function useMappingWords() {
  const t = useTexts(importMappingTexts)
  const page = useTexts(importPageTexts)
  const fieldName = (name: string): string => {
    const field = defaultFields.find((one) => one === name)
    if (field === undefined) return name
    return field === 'made-up' ? page('imports.map.default.made-up') : page(`imports.field.${field}`)
  }
  return {
    what: ({ part, name }: Said): string => {
      const isField = part === 'columns' || part === 'defaults'
      return t(`imports.mapping.part.${part}`, { name: isField ? fieldName(name ?? '') : (name ?? '') })
    },
    value: ({ part }: Said, value: string | null): string => {
      if (value === null) return '–'
      if (part === 'dateOrder') return page(`imports.map.date-order.${value as 'auto'}`)
      return part === 'points' ? page(`imports.map.points.${value as 'auto'}`) : value
    },
  }
}

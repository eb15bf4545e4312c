import { ScrollFrame } from '#reporting/html/scroll-frame.tsx'
import { type PlaceFigure, PlaceMap } from '#reporting/map/place-map.tsx'
import { pageTheme } from '#reporting/theme.ts'
import { useLanguage } from '#web/ui/language.tsx'
import type { Outline } from '../../pictures/picture-content.ts'

export type DrawnAreas = {
  readonly areas: readonly { readonly id: number; readonly code: string; readonly name: string }[]
  readonly outlines: readonly Outline[]
}
type MapProps = Pick<PlaceFigure, 'cells' | 'dots' | 'legend'> & {
  readonly drawn: DrawnAreas
  readonly caption: string
  readonly alt: string
}

/** Cells or points on the areas' borders. The table of the page says the same. */
export function HotPlacesMap({ drawn, caption, alt, ...figure }: MapProps) {
  const language = useLanguage()
  const areas = drawn.areas.flatMap(({ id, code, name }) => {
    const outline = drawn.outlines.find(({ areaId }) => areaId === id)
    return outline ? [{ code, name, polygons: outline.polygons }] : []
  })
  return (
    <div className="report-figure report-figure-map">
      <ScrollFrame name={caption}>
        <PlaceMap
          figure={{ ...figure, areas }}
          id="places"
          caption={caption}
          alt={alt}
          language={language}
          theme={pageTheme}
        />
      </ScrollFrame>
    </div>
  )
}

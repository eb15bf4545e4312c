import type { ReactNode } from 'react'

type MapPickProps = {
  /** The id of the select that holds the choice and is sent; everything works with it alone. */
  selectId: string
  /** A drawn map whose shapes carry `data-area` with the select's values. */
  children: ReactNode
}

/** A map to choose an area on, beside the select it mirrors. Without script it is a picture. */
export function MapPick({ selectId, children }: MapPickProps) {
  return (
    <div className="map-pick" data-island="map-pick" data-select={selectId}>
      {children}
    </div>
  )
}

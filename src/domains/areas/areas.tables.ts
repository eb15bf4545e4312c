import type { Generated } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { AreaKind } from './area.ts'
import type { AreaGeometry } from './geometry.ts'

export type AreasTables = {
  'areas.division': {
    municipality_id: string
    id: Generated<number>
    version: Generated<number>
    name: string
    main: boolean
    valid_from: string
    valid_to: string | null
  }
  'areas.area': {
    municipality_id: string
    id: Generated<number>
    version: Generated<number>
    division_id: number
    parent_id: number | null
    code: string
    name: string
    kind: AreaKind
    in_picture: boolean
    geometry: AreaGeometry | null
    valid_from: string
    valid_to: string | null
  }
  'areas.population': { municipality_id: string; area_id: number; year: number; count: number }
  'areas.upload': {
    municipality_id: string
    id: Generated<number>
    file_name: string
    content: Uint8Array
    uploaded_at: string
  }
}

export const areasTables = (db: Db) => db.withTables<AreasTables>()

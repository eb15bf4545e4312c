import type { Generated } from 'kysely'
import type { Observation } from './observation.ts'

export type ObservationTables = {
  'situation.observation': {
    municipality_id: string
    id: Generated<number>
    version: Generated<number>
    status: Observation['status']
    status_reason: string | null
    merged_into: number | null
    category_id: number
    area_id: number
    place_id: number | null
    lon: number | null
    lat: number | null
    occurred_from: string
    occurred_to: string | null
    precision: Observation['precision']
    /** Monday */
    week: string
    text: string
    secret_note: string | null
    basis: Observation['basis']
    party_id: number
    external_id: string | null
    import_id: number | null
    made_up: Generated<boolean>
    created_by: number | null
    created_at: string
    sending_id: string | null
    errand_id: Generated<number | null>
    sitting_id: Generated<string | null>
    visibility: Generated<Observation['visibility']>
    visibility_reason: Generated<string | null>
    assessment: Generated<Observation['assessment']>
    assessment_ground: Generated<string | null>
    assessment_party_id: Generated<number | null>
    assessed_by: Generated<string | null>
    assessed_at: Generated<string | null>
    redacted: Generated<boolean>
  }
  'situation.weekly_count': {
    municipality_id: string
    week: string
    area_id: number
    category_id: number
    party_id: number
    n: number
  }
  'situation.delivery': {
    municipality_id: string
    party_id: number
    week: string
    nothing_to_report: boolean
    delivered_at: string
    first_by_import: boolean
    first_at: Generated<string>
  }
}

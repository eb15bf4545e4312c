import type { House } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { DemoManifest } from './manifest.ts'

export type Codes = ReadonlyMap<string, number>
/** What the steps of the loading share: where, as whom, and the numbers behind the codes of the files. */
export type Loading = {
  readonly house: House
  readonly operator: Actor
  readonly manifest: DemoManifest
  readonly folder: string
  readonly parties: Codes
  readonly areas: Codes
}

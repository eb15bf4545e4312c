import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { type CoordinateSystem, findNamedSystem, guessSystem } from './coordinate-system.ts'
import type { Position } from './geometry.ts'

/** A GeoJSON feature as it was written; nothing in it is trusted yet. */
export type RawFeature = { readonly properties: Readonly<Record<string, unknown>>; readonly geometry: unknown }
export type FeatureFile = { readonly system: CoordinateSystem; readonly features: readonly RawFeature[] }

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a FeatureCollection (RFC 7946, or the older draft with `crs`) from the bytes of a file. What stops the whole file is a Rejection. */
export function readFeatureFile(bytes: Uint8Array): FeatureFile | Rejection {
  const text = decode(bytes)
  if (text === null) return reject('areas.rejected.not-utf-8')
  const collection = parseJson(text)
  if (collection === undefined) return reject('areas.rejected.not-json')
  if (!isObject(collection) || collection.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    return reject('areas.rejected.not-a-collection', {
      type: isObject(collection) ? String(collection.type ?? '–').slice(0, 40) : '–',
    })
  if (collection.features.length === 0) return reject('areas.rejected.no-features')
  const features = collection.features.map((feature: unknown): RawFeature => {
    const { properties, geometry } = isObject(feature) ? feature : {}
    return { properties: isObject(properties) ? properties : {}, geometry }
  })
  const system = findSystem(collection.crs, features)
  return 'rejected' in system ? system : { system, features }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** JSON, also as Python and R write it, with NaN for a number that is missing; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  const read = (json: string): unknown => {
    try {
      return JSON.parse(json)
    } catch (error) {
      if (error instanceof SyntaxError) return undefined
      throw error
    }
  }
  return (
    read(text) ??
    read(text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (token) => (token.startsWith('"') ? token : 'null')))
  )
}

function findSystem(crs: unknown, features: readonly RawFeature[]): CoordinateSystem | Rejection {
  if (crs !== undefined && crs !== null) {
    const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : {}
    const name = String(properties.name ?? properties.code ?? '–').slice(0, 80)
    return findNamedSystem(name) ?? reject('areas.rejected.unknown-crs', { crs: name })
  }
  const samples = features.map(({ geometry }) => firstPosition(geometry)).filter((position) => position !== null)
  return (
    guessSystem(samples) ??
    reject('areas.rejected.unknown-coordinates', { x: samples[0]?.[0] ?? 0, y: samples[0]?.[1] ?? 0 })
  )
}

export function firstPosition(geometry: unknown): Position | null {
  let inner: unknown = isObject(geometry) ? geometry.coordinates : null
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0]
  const [x, y] = Array.isArray(inner) ? (inner as unknown[]) : []
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null
}

export type PropertySummary = {
  readonly name: string
  readonly example: string /** present and different in every feature: fit to be a code */
  readonly unique: boolean
}

/** A property's value as text; empty when it is missing or not text, a number or a truth value. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** What the features carry, for choosing which property is the code and which the name. */
export function summariseProperties(features: readonly RawFeature[]): readonly PropertySummary[] {
  const names = new Set(features.flatMap(({ properties }) => Object.keys(properties)))
  return [...names].map((name) => {
    const values = features.map(({ properties }) => textOf(properties[name]))
    const example = values.find((value) => value !== '') ?? ''
    return {
      name,
      example: example.slice(0, 60),
      unique: !values.includes('') && new Set(values).size === values.length,
    }
  })
}

import { z } from 'zod'

/**
 * How far a field may go. Open: to everybody who may see the object. Internal: to those inside the cooperation, and where the object
 * is a party's own, to that party and the coordination only. Secret: to the few with that right, each reading on record.
 */
export const fieldClasses = ['open', 'internal', 'secret'] as const
export type FieldClass = (typeof fieldClasses)[number]

/** Whose an object is; a party of null is some party's, which is not told. */
export type Ownership = { readonly partyId: number | null; readonly areaId: number | null }

/** The classes of an object's fields, said once beside its model: every field has one. */
export type FieldRule<Row> = {
  readonly classes: Readonly<Record<keyof Row & string, FieldClass>>
  /** left out: the object is the municipality's, not a party's */
  readonly ownedBy?: (row: Row) => Ownership
  /** fields that in this very object have another class than usual */
  readonly narrowed?: (row: Row) => Partial<Readonly<Record<keyof Row & string, FieldClass>>>
}

/** What stands in the place of a withheld text that may not be null. */
export const withheldMark = '[…]'

type AnyRule = FieldRule<Record<string, unknown>>
const rules = new WeakMap<z.ZodType, AnyRule>()
const classOf = new WeakMap<z.ZodType, FieldClass>()

/**
 * Says which rule an output's object obeys. Throws at once when a field that can be withheld has no way of saying so: it must allow
 * null, or be a text.
 */
export function classified<S extends z.ZodObject, Row>(schema: S, rule: FieldRule<Row>): S {
  const classes = rule.classes as Readonly<Record<string, FieldClass | undefined>>
  for (const [name, field] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    const fieldClass = classes[name]
    if (fieldClass === undefined) throw new Error(`the field ${name} has no class`)
    if (fieldClass === 'open') continue
    if (!field.safeParse(null).success && !field.safeParse(withheldMark).success)
      throw new Error(`the field ${name} is ${fieldClass} but can be neither null nor a mark`)
    classOf.set(field, fieldClass)
  }
  rules.set(schema, rule as unknown as AnyRule)
  return schema
}

/** Whether an actor may read fields of a class of an object. */
export type Clearance = (fieldClass: FieldClass, owner: Ownership | null) => boolean

/** Which of an object's fields are withheld from somebody with a clearance. */
export function isWithheld<Row>(rule: FieldRule<Row>, row: Row, clearance: Clearance): (field: string) => boolean {
  const owner = rule.ownedBy?.(row) ?? null
  const classes: Readonly<Record<string, FieldClass | undefined>> = { ...rule.classes, ...rule.narrowed?.(row) }
  // What nobody has given a class is treated as the most closed.
  return (field) => !clearance(classes[field] ?? 'secret', owner)
}

type Withhold = (value: unknown, clearance: Clearance) => unknown
const plans = new WeakMap<z.ZodType, Withhold | null>()

/** What leaves through a schema, without what the clearance does not reach. The value must have been parsed by the schema. */
export function withhold<T>(schema: z.ZodType<T>, value: T, clearance: Clearance): T {
  const plan = planOf(schema)
  return plan === null ? value : (plan(value, clearance) as T)
}

/** How a schema's values are gone through; null where nothing in them has a class. */
function planOf(schema: z.ZodType): Withhold | null {
  const known = plans.get(schema)
  if (known !== undefined) return known
  // A schema that holds itself is gone through anew at each level.
  plans.set(schema, (value, clearance) => planOf(schema)?.(value, clearance) ?? value)
  const plan = makePlan(schema)
  plans.set(schema, plan)
  return plan
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function makePlan(schema: z.ZodType): Withhold | null {
  if (schema instanceof z.ZodObject) return objectPlan(schema)
  const inner = partsOf(schema).map((part) => planOf(part))
  if (inner.every((plan) => plan === null)) return null
  if (schema instanceof z.ZodUnion) return unionPlan(schema)
  if (schema instanceof z.ZodTuple)
    return (value, clearance) =>
      Array.isArray(value) ? value.map((one, at) => inner[at]?.(one, clearance) ?? one) : value
  const [plan] = inner
  if (!plan) return null
  if (schema instanceof z.ZodArray)
    return (value, clearance) => (Array.isArray(value) ? value.map((one) => plan(one, clearance)) : value)
  if (schema instanceof z.ZodRecord)
    return (value, clearance) =>
      isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plan(one, clearance)]))
        : value
  return (value, clearance) => (value === null || value === undefined ? value : plan(value, clearance))
}

function objectPlan(schema: z.ZodObject): Withhold | null {
  const shape = Object.entries(schema.shape) as [string, z.ZodType][]
  const rule = rules.get(schema) ?? (shape.some(([, field]) => classOf.has(field)) ? strayRule(shape) : null)
  const inner = shape.flatMap(([name, field]) => {
    const plan = planOf(field)
    return plan ? [[name, plan] as const] : []
  })
  if (!rule && inner.length === 0) return null
  return (value, clearance) => {
    if (!isObject(value)) return value
    const out: Record<string, unknown> = { ...value }
    for (const [name, plan] of inner) out[name] = plan(out[name], clearance)
    if (!rule) return out
    const hidden = isWithheld(rule, value, clearance)
    for (const [name, field] of shape) if (hidden(name)) out[name] = field.safeParse(null).success ? null : withheldMark
    return out
  }
}

/** A classified object that was copied into another one lost its rule: its fields then go to nobody without the highest right. */
const strayRule = (shape: readonly [string, z.ZodType][]): AnyRule => ({
  classes: Object.fromEntries(shape.map(([name, field]) => [name, classOf.has(field) ? 'secret' : 'open'])),
})

function unionPlan(schema: z.ZodUnion): Withhold {
  const options = (schema.options as readonly z.ZodType[]).map((option) => ({ option, plan: planOf(option) }))
  return (value, clearance) =>
    options.reduce(
      (at, { option, plan }) => (plan && option.safeParse(value).success ? plan(at, clearance) : at),
      value,
    )
}

/** The schemas that a schema is made of. */
export function partsOf(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodObject) return Object.values(schema.shape) as z.ZodType[]
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType]
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType]
  if (schema instanceof z.ZodUnion) return schema.options as readonly z.ZodType[]
  if (schema instanceof z.ZodTuple) return schema.def.items as readonly z.ZodType[]
  if (schema instanceof z.ZodPipe) return [schema.def.out as z.ZodType]
  if (schema instanceof z.ZodLazy) return [schema.unwrap() as z.ZodType]
  // Whatever wraps one schema: nullable, optional, with a default, read-only.
  const { innerType } = schema.def as { readonly innerType?: z.ZodType }
  return innerType ? [innerType] : []
}

/** Where in an output a field with a class stands in an object without its rule; must be nowhere. */
export function strayFields(schema: z.ZodType, path = '', seen = new Set<z.ZodType>()): readonly string[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const own =
    schema instanceof z.ZodObject && !rules.has(schema)
      ? Object.entries(schema.shape).flatMap(([name, field]) =>
          classOf.has(field as z.ZodType) ? [`${path}.${name}`] : [],
        )
      : []
  const named: readonly (readonly [string, z.ZodType])[] =
    schema instanceof z.ZodObject
      ? (Object.entries(schema.shape) as [string, z.ZodType][])
      : partsOf(schema).map((part) => ['', part] as const)
  return [...own, ...named.flatMap(([name, part]) => strayFields(part, name ? `${path}.${name}` : path, seen))]
}

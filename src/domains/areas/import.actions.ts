import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { invalid, isRejection, type Rejection } from '#kernel/errors/problem.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { id, optional, strict, yesNo } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canWriteAreas } from './area.policy.ts'
import { addAreas, listAllAreas, saveArea } from './area.store.ts'
import { type Area, areaKinds, fromTheBeginning } from './area.ts'
import { areasTexts } from './areas.texts.ts'
import { addDivision, listDivisions, lockDivision } from './division.store.ts'
import type { Division } from './division.ts'
import { type FeatureFile, readFeatureFile } from './feature-file.ts'
import { remark } from './feature-reading.ts'
import { type ImportOptions, importFields } from './import-options.ts'
import { type ImportPlan, type PlannedArea, planImport, type Standing } from './import-plan.ts'
import { ImportReport, reasonOf } from './import-report.ts'
import { recordOf } from './outline-mark.ts'
import { listPopulation, savePopulation } from './population.store.ts'
import { getUpload, removeUpload } from './upload.store.ts'

const bytesOfFile = z.union([z.string(), z.instanceof(Uint8Array)])

/**
 * Reads a GeoJSON file into a division, the same for the page and the command line. Everything is stored or nothing, unless
 * `goodOnes` asks for the features without fault. The file is given itself, or as the number of an upload.
 */
export const importAreas = action('areas.import', {
  http: 'POST /areas/import',
  input: strict({ ...importFields, goodOnes: yesNo(), upload: optional(id()), content: optional(bytesOfFile) }),
  allow: canWriteAreas,
  run: async (context, { goodOnes, upload, content, ...options }) => {
    const file = readFeatureFile(await bytesOf(context, upload, content))
    if (isRejection(file)) return refusedReport(file, { id: null, name: options.division ?? '', isNew: false })
    const { plan, target } = await planFor(context, file, options)
    if (isRejection(plan)) return refusedReport(plan, summaryOf(target))
    const report = reportOf(plan, summaryOf(target), file)
    if ((plan.errors.length > 0 && !goodOnes) || plan.areas.length === 0)
      return { ...report, stored: 0, updated: 0, unchanged: 0 }
    const division = target.division ?? (await openDivision(context, target.name, options))
    await storePlan(context, division, plan)
    if (upload !== null) await removeUpload(context.db, upload)
    return { ...report, division: { ...report.division, id: division.id } }
  },
  audit: 'write',
  output: ImportReport,
})

async function bytesOf(
  { db }: Context,
  upload: number | null,
  content: string | Uint8Array | null,
): Promise<Uint8Array> {
  if (upload !== null) return gunzipSync((await getUpload(db, upload)).content)
  if (content === null) throw invalid([{ path: 'content', code: 'field.required', params: {} }])
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

type Target = { readonly name: string; readonly division: Division | null }
export const summaryOf = ({ name, division }: Target) => ({ id: division?.id ?? null, name, isNew: division === null })

/** Finds the division and works out what the file would do to it. The division stays locked until the transaction ends. */
export async function planFor(
  { db, actor, clock }: Context,
  file: FeatureFile,
  options: ImportOptions,
): Promise<{ readonly target: Target; readonly plan: ImportPlan | Rejection }> {
  const divisions = await listDivisions(db)
  const wanted = options.division?.toLocaleLowerCase('sv')
  const division =
    divisions.find(({ name, main }) => (wanted === undefined ? main : name.toLocaleLowerCase('sv') === wanted)) ?? null
  const name = division?.name ?? options.division ?? translator(areasTexts, actor.language)('areas.division.first-name')
  if (division) await lockDivision(db, division.id)
  const standing: Standing = division
    ? {
        divisionId: division.id,
        areas: await listAllAreas(db, division.id),
        population: toYears(await listPopulation(db, { division: division.id })),
      }
    : { divisionId: 0, areas: [], population: new Map() }
  return { target: { name, division }, plan: planImport({ file, options, standing, today: clock.today() }) }
}

const toYears = (counts: Awaited<ReturnType<typeof listPopulation>>): Standing['population'] =>
  new Map(
    [...Map.groupBy(counts, ({ areaId }) => areaId)].map(([areaId, rows]) => [
      areaId,
      new Map(rows.map(({ year, count }) => [year, count])),
    ]),
  )

async function openDivision({ db, actor, changed }: Context, name: string, options: ImportOptions): Promise<Division> {
  const isFirst = (await listDivisions(db)).length === 0
  const division = await addDivision(db, actor.municipality, {
    name,
    main: isFirst,
    validFrom: options.validFrom ?? fromTheBeginning,
    validTo: null,
  })
  changed(refer('areas.division', division.id), null, division)
  return division
}

/** Stores a plan, parents before children, because a new area's id is known only when it is stored. */
async function storePlan(context: Context, division: Division, plan: ImportPlan): Promise<void> {
  const { db, actor } = context
  const ids = new Map<number, number>()
  const settled = (area: Area): Area => ({
    ...area,
    divisionId: division.id,
    parentId: area.parentId === null ? null : (ids.get(area.parentId) ?? area.parentId),
  })
  for (const kind of areaKinds) {
    const fresh = plan.areas.filter(({ change, after }) => change === 'stored' && after.kind === kind)
    const added = new Map(
      (
        await addAreas(
          db,
          actor.municipality,
          fresh.map(({ after }) => settled(after)),
        )
      ).map((area) => [area.code, area]),
    )
    for (const planned of fresh) {
      const area = added.get(planned.after.code)
      if (!area) continue
      ids.set(planned.after.id, area.id)
      record(context, planned, area)
    }
  }
  for (const planned of plan.areas.filter(({ change }) => change === 'updated'))
    record(context, planned, await saveArea(db, settled(planned.after)))
  const counts = plan.areas.flatMap(({ after, population }) =>
    population.map(([year, count]) => ({ areaId: ids.get(after.id) ?? after.id, year, count })),
  )
  await savePopulation(db, actor.municipality, counts)
}

function record({ changed }: Context, { before, population }: PlannedArea, saved: Area): void {
  const inhabitants = population.length > 0 ? { population: Object.fromEntries(population) } : {}
  changed(refer('areas.area', saved.id), before && recordOf(before), { ...recordOf(saved), ...inhabitants })
}

export function reportOf(plan: ImportPlan, division: ImportReport['division'], file: FeatureFile): ImportReport {
  const count = (change: PlannedArea['change']) => plan.areas.filter((planned) => planned.change === change).length
  return {
    division,
    system: file.system.name,
    read: plan.read,
    stored: count('stored'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: plan.errors.length,
    errors: [...plan.errors],
    warnings: [...plan.warnings],
    missing: [...plan.missing],
  }
}

/** The answer when no feature could be looked at: the file is not what it should be. */
export function refusedReport({ code, params }: Rejection, division: ImportReport['division']): ImportReport {
  const error = remark({ feature: null, code: null, name: null }, reasonOf(code), params)
  return {
    division,
    system: null,
    read: 0,
    stored: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    errors: [error],
    warnings: [],
    missing: [],
  }
}

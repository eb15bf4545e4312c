import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { accept, invalid, isRejection } from '#kernel/errors/problem.ts'
import { id, list, strict } from '#kernel/model/fields.ts'
import { canWriteAreas } from './area.policy.ts'
import { listDivisions } from './division.store.ts'
import { Division } from './division.ts'
import { readFeatureFile, summariseProperties } from './feature-file.ts'
import { planFor, refusedReport, reportOf, summaryOf } from './import.actions.ts'
import { ImportOptions, previewFields, suggestOptions } from './import-options.ts'
import { ImportReport } from './import-report.ts'
import { addUpload, getUpload, removeUpload, removeUploadsBefore } from './upload.store.ts'

const dayMs = 86_400_000
const chosenFile = () => z.custom<File>((value) => value instanceof File, { params: { code: 'field.required' } })

/** Takes a file in for a look before anything is decided. What nobody decided on within a day is thrown away. */
export const uploadAreas = action('areas.upload', {
  http: 'POST /areas/import/upload',
  input: strict({ file: chosenFile() }),
  allow: canWriteAreas,
  run: async ({ db, actor, clock }, { file }) => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const read = readFeatureFile(bytes)
    if (isRejection(read)) throw invalid([{ path: 'file', code: read.code, params: read.params }])
    await removeUploadsBefore(db, new Date(Date.parse(clock.now()) - dayMs).toISOString())
    const fileName = file.name.slice(-200)
    return {
      id: await addUpload(db, actor.municipality, { fileName, content: gzipSync(bytes), uploadedAt: clock.now() }),
    }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})

const Property = z.object({ name: z.string(), example: z.string(), unique: z.boolean() })

/** What an uploaded file holds and what storing it would do; the report is null until code and name are chosen. */
export const previewImport = action('areas.preview-import', {
  http: 'GET /areas/import/:upload',
  input: strict({ upload: id(), ...previewFields }),
  allow: canWriteAreas,
  run: async (context, { upload: uploadId, ...asked }) => {
    const upload = await getUpload(context.db, uploadId)
    const file = accept(readFeatureFile(gunzipSync(upload.content)))
    const properties = summariseProperties(file.features)
    const divisions = await listDivisions(context.db)
    const chosen = suggestOptions(asked, properties)
    const answer = {
      upload: { id: uploadId, fileName: upload.fileName },
      features: file.features.length,
      properties,
      divisions,
      chosen,
    }
    const options = ImportOptions.safeParse(chosen)
    if (!options.success) return { ...answer, report: null }
    const { target, plan } = await planFor(context, file, options.data)
    const division = summaryOf(target)
    return { ...answer, report: isRejection(plan) ? refusedReport(plan, division) : reportOf(plan, division, file) }
  },
  audit: 'none',
  output: z.object({
    upload: z.object({ id: z.number(), fileName: z.string() }),
    features: z.number(),
    properties: list(Property),
    divisions: list(Division),
    chosen: z.object(previewFields),
    report: ImportReport.nullable(),
  }),
})

export const discardUpload = action('areas.discard-upload', {
  http: 'POST /areas/import/:upload/discard',
  input: strict({ upload: id() }),
  allow: canWriteAreas,
  run: async ({ db }, { upload }) => {
    await removeUpload(db, upload)
    return {}
  },
  audit: 'write',
  output: z.object({}),
})

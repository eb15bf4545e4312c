import { exposed } from '#kernel/action/perform.ts'
import {
  getImportAction,
  getRejectedRows,
  inspectImport,
  listImportsAction,
  mapImport,
  previewImport,
  receiveImport,
  undoImport,
} from './import.actions.ts'
import { beginImport, cancelImport, discardImport, getProgress, runImport } from './import-work.actions.ts'

export const importActions = [
  exposed(listImportsAction),
  exposed(getImportAction),
  exposed(receiveImport),
  exposed(inspectImport),
  exposed(mapImport),
  exposed(previewImport),
  exposed(beginImport),
  exposed(runImport),
  exposed(getProgress),
  exposed(cancelImport),
  exposed(discardImport),
  exposed(getRejectedRows),
  exposed(undoImport),
]

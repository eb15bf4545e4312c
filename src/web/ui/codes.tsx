import { createContext, type ReactNode, useContext } from 'react'
import { type Bilingual, formatMessage, type TextParams } from '#kernel/i18n/texts.ts'
import { useLanguage } from './language.tsx'

type Codes = ReadonlyMap<string, Bilingual>

const CodesContext = createContext<Codes>(new Map())

/** Gives the parts below the texts of every code that travels as a string: problems, reasons, action names, field names. */
export function CodesProvider({ codes, children }: { codes: Codes; children: ReactNode }) {
  return <CodesContext value={codes}>{children}</CodesContext>
}

/** The lookup of a code's text. A code without a text is shown as it is: a test sees to it that there is none. */
export function useCodes(): (code: string, params?: TextParams) => string {
  const codes = useContext(CodesContext)
  const language = useLanguage()
  return (code, params) => {
    const text = codes.get(code)
    return text ? formatMessage(language, text[language], params) : code
  }
}

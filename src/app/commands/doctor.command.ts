import { formatInstant } from '#kernel/i18n/format.ts'
import { formatMessage } from '#kernel/i18n/texts.ts'
import type { Finding } from '../checks.ts'
import type { Command, CommandContext } from '../command.ts'
import { examine } from '../doctor.ts'
import { allTexts } from '../domains.ts'
import { operationTexts } from '../operation.texts.ts'

/** Examines the installation and says what to do about what is wrong. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: {
    sv: 'Kontrollera installationen, även medan den är igång, och säg vad som behöver göras',
    en: 'Check the installation, also while it is running, and say what needs to be done',
  },
  usage: '',
  details: [],
  options: {},
  run: async (context) => {
    const findings = await examine(context.place)
    const wrong = findings.filter(({ ok }) => !ok).length
    for (const finding of findings)
      context.say(
        { sv: '{ok, select, true {ok } other {fel}}  {text}', en: '{ok, select, true {ok   } other {wrong}}  {text}' },
        { ok: String(finding.ok), text: textOf(context, finding) },
      )
    context.say(operationTexts.entries['doctor.summary'], { wrong })
    context.result({
      ok: wrong === 0,
      checks: findings.map((finding) => ({ ...finding, text: textOf(context, finding) })),
    })
    return wrong === 0 ? 0 : 1
  },
}

function textOf({ language }: CommandContext, { code, params }: Finding): string {
  const text = allTexts.get(code)
  const readable = typeof params.at === 'string' ? { ...params, at: formatInstant(language, params.at) } : params
  return text ? formatMessage(language, text[language], readable) : code
}

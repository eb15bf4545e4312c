import { describedBy, FieldError, fieldId } from './field.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

export type AreaLevel = 1 | 2 | 3 | 4 | 5
export type LevelWords = Readonly<Record<AreaLevel, string>>
const levels = [1, 2, 3, 4, 5] as const satisfies readonly AreaLevel[]

type LevelBadgeProps = {
  level: AreaLevel
  /** The municipality's own word for the level. */
  word: string
  size?: 'small' | 'medium' | 'large'
}

/** An area's level: the number in a shape, and the word. The colour comes last and is never alone. */
export function LevelBadge({ level, word, size = 'medium' }: LevelBadgeProps) {
  const t = useTexts(uiTexts)
  return (
    <span className="level" data-level={level} data-size={size}>
      <span className="sr-only">{t('ui.level', { level })}: </span>
      <span className="level-shape" aria-hidden="true">
        {level}
      </span>
      <span className="level-word">{word}</span>
    </span>
  )
}

type LevelStepsProps = { level: AreaLevel; suggested?: AreaLevel | undefined; words: LevelWords }

/** The whole scale with the level in force filled in and the suggestion, when it differs, outlined. */
export function LevelSteps({ level, suggested, words }: LevelStepsProps) {
  const t = useTexts(uiTexts)
  const differs = suggested !== undefined && suggested !== level
  return (
    <div className="level-steps">
      <ol aria-hidden="true">
        {levels.map((step) => (
          <li key={step} data-level={step} data-current={step === level} data-suggested={differs && step === suggested}>
            <span className="level-shape">{step}</span>
            {differs && step === suggested && <span className="level-steps-note">{t('ui.suggested')}</span>}
          </li>
        ))}
      </ol>
      <p>
        {t('ui.level-steps', { level, word: words[level] })}
        {differs && ` ${t('ui.level-suggested', { level: suggested, word: words[suggested] })}`}
      </p>
    </div>
  )
}

type LevelChoiceProps = {
  legend: string
  name: string
  words: LevelWords
  value?: AreaLevel | undefined
  suggested?: AreaLevel | undefined
  error?: string | undefined
  /** The number keys choose, where such keys are on. */
  shortcuts?: boolean
}

/** Setting a level: five large targets; keys and touch work since they are ordinary radio buttons. */
export function LevelChoice({ legend, name, words, value, suggested, error, shortcuts = false }: LevelChoiceProps) {
  const t = useTexts(uiTexts)
  const id = fieldId(name)
  return (
    <fieldset
      className="ds-fieldset level-choice"
      aria-describedby={describedBy(id, { help: false, error: Boolean(error) })}
      data-invalid={error ? true : undefined}
    >
      <legend className="ds-label">{legend}</legend>
      {error && <FieldError id={id}>{error}</FieldError>}
      <div className="level-choice-steps">
        {levels.map((level) => (
          <label key={level} className="level-choice-step" data-level={level}>
            <input
              id={level === 1 ? id : `${id}-${level}`}
              type="radio"
              name={name}
              value={level}
              defaultChecked={level === value}
              data-shortcut={shortcuts ? level : undefined}
              data-shortcut-words={shortcuts ? `${legend}: ${level}, ${words[level]}` : undefined}
              aria-keyshortcuts={shortcuts ? String(level) : undefined}
            />
            <span className="level-shape">{level}</span>
            <span className="level-word">{words[level]}</span>
            {level === suggested && <span className="level-steps-note">{t('ui.suggested')}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

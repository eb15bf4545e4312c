import { Button, ButtonRow } from './button.tsx'
import { CheckboxGroup, RadioGroup } from './choice.tsx'
import { Field, fieldId } from './field.tsx'
import { Form } from './form.tsx'
import { DateInput, DateTimeInput, FileInput, SearchInput, Select, TextArea, TextInput } from './input.tsx'
import { LevelChoice, type LevelWords } from './level.tsx'
import { MapPick } from './map-pick.tsx'
import { ErrorSummary } from './notice.tsx'
import { OptionsOf } from './options-of.tsx'
import { Section } from './page.tsx'
import { type PickableArea, PickMap } from './pick-map.tsx'

/** Two areas beside each other, a degree wide. */
const squares: readonly PickableArea[] = [17, 18].map((west, id) => ({
  id,
  name: `Område ${id}`,
  polygons: [
    [
      [
        [west, 59],
        [west + 1, 59],
        [west + 1, 60],
        [west, 60],
        [west, 59],
      ],
    ],
  ],
}))

export const words: LevelWords = {
  1: 'Lugnt',
  2: 'Vissa störningar',
  3: 'Förhöjt',
  4: 'Allvarligt',
  5: 'Mycket allvarligt',
}

const categories = [
  { value: 'damage', label: 'Skadegörelse' },
  { value: 'gathering', label: 'Samling' },
  { value: 'drugs', label: 'Narkotika' },
  { value: 'worry', label: 'Oro', help: 'Någon har berättat att de är rädda.' },
]

/** A form as it comes back with errors. */
export function GalleryForm() {
  return (
    <Section title="Formulär">
      <ErrorSummary
        errors={[
          { message: 'Välj vad som har hänt.', fieldId: fieldId('category') },
          { message: 'Skriv när det hände, till exempel 2026-09-18 22:30.', fieldId: fieldId('when') },
          { message: 'Veckan är redan publicerad.' },
        ]}
      />
      <Form action="/observations" draft={{ key: 'observation', account: '7' }} multipart>
        <RadioGroup label="Vad?" name="category" choices={categories} layout="tiles" error="Välj vad som har hänt." />
        <Select
          label="Var?"
          name="area"
          value="varby"
          options={[
            { label: 'Fokusområden', options: [{ value: 'varby', label: 'Vårby' }] },
            { value: 'lanna', label: 'Länna' },
          ]}
          help="Välj det område där det hände."
        />
        <MapPick selectId={fieldId('area')}>
          <svg viewBox="0 0 300 120" role="img" aria-label="Karta över områdena">
            <path data-area="varby" d="M5 5h140v110H5z" fill="none" stroke="currentColor" />
            <path data-area="lanna" d="M155 5h140v110H155z" fill="none" stroke="currentColor" />
          </svg>
        </MapPick>
        <PickMap selectId={fieldId('area')} areas={squares} label="Karta att välja område på" />
        <OptionsOf selectId={fieldId('area')}>
          <Select
            label="Närmare plats"
            name="place"
            options={[{ label: 'Vårby', options: [{ value: 'torget', label: 'Torget i Vårby' }] }]}
            optional
          />
        </OptionsOf>
        <DateTimeInput
          label="När?"
          name="when"
          error="Skriv när det hände, till exempel 2026-09-18 22:30."
          help="Svensk tid."
        />
        <DateInput label="Följs upp" name="follow-up" value="2026-10-01" optional />
        <TextArea label="Beskriv" name="text" guard value="Ungefär tio ungdomar vid cykelstället." />
        <CheckboxGroup
          label="Hur vet du det?"
          name="seen"
          values={['seen']}
          choices={[
            { value: 'seen', label: 'Jag såg det' },
            { value: 'heard', label: 'Någon berättade' },
          ]}
          optional
        />
        <TextInput label="Antal personer" name="people" inputMode="numeric" width={4} value="10" />
        <TextInput label="Lösenord" name="password" type="password" autoComplete="current-password" />
        <TextInput label="Diarienummer" name="diary" optional secret />
        <FileInput label="Fil" name="file" accept=".csv,.xlsx" help="CSV eller Excel, högst 50 MB." />
        <LevelChoice
          legend="Nivå för Vårby"
          name="level"
          words={words}
          value={5}
          suggested={4}
          error="Ange skäl när nivån avviker."
        />
        <Field label="Egen kontroll" name="own">
          {(control) => <input {...control} type="time" />}
        </Field>
        <ButtonRow>
          <Button name="then" value="again">
            Spara och lägg till en till
          </Button>
          <Button variant="secondary">Klart</Button>
          <Button variant="tertiary" danger>
            Ta bort
          </Button>
        </ButtonRow>
      </Form>
      <form method="get" action="/observations">
        <SearchInput label="Sök bland observationer" name="q" />
      </form>
    </Section>
  )
}

import { Badge, State } from './badge.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Button, LinkButton } from './button.tsx'
import { type Column, DataTable } from './data-table.tsx'
import { DefinitionList, DescriptionDetails, Facts, Figure } from './facts.tsx'
import { FilterBar } from './filter-bar.tsx'
import { GalleryForm, words } from './gallery-form.tsx'
import { History } from './history.tsx'
import { Icon } from './icon.tsx'
import { type AreaLevel, LevelBadge, LevelSteps } from './level.tsx'
import { EmptyState, Notice } from './notice.tsx'
import { Card, CardGrid, PageTitle, Prose, Section } from './page.tsx'
import { Pagination } from './pagination.tsx'
import { Progress } from './progress.tsx'
import { QrCode } from './qr-code.tsx'
import { RedThread } from './red-thread.tsx'
import { Tabs } from './tabs.tsx'
import { Time } from './time.tsx'
import { Timeline } from './timeline.tsx'
import { Toolbar } from './toolbar.tsx'

/** Every part with plausible, made-up content: what the parts are tried on and looked at. */
type AreaRow = { name: string; level: AreaLevel; events: number; expected: string; party: string }
const areas: readonly AreaRow[] = [
  { name: 'Vårby', level: 5, events: 12, expected: '4–11', party: 'Polisen, lokalpolisområdet' },
  { name: 'Flemingsberg', level: 4, events: 9, expected: '2–8', party: 'Huge Bostäder AB' },
  { name: 'Skogås', level: 3, events: 6, expected: '3–9', party: 'Fritidsgården Mötesplatsen' },
  { name: 'Länna', level: 1, events: 0, expected: '0–2', party: 'Ingen rapport' },
]
const columns: readonly Column<AreaRow>[] = [
  { label: 'Område', cell: (row) => row.name, rowHeader: true, sort: { href: '?sort=name' } },
  {
    label: 'Nivå',
    cell: (row) => <LevelBadge level={row.level} word={words[row.level]} size="small" />,
    sort: { href: '?sort=-level', direction: 'descending' },
  },
  { label: 'Händelser', cell: (row) => row.events, numeric: true },
  { label: 'Väntat', cell: (row) => row.expected, numeric: true },
  { label: 'Senast rapporterat av', cell: (row) => row.party },
]
const nothing = <EmptyState title="Inga områden" meaning="Ingen områdesindelning gäller den här veckan." />

export function Gallery() {
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Observation 12', href: '/observations/12' },
          { label: 'Vårby v. 38', href: '/areas/1/weeks/2026-W38' },
          { label: 'Skadegörelse vid skolan', href: '/problems/3' },
        ]}
        here="Ny belysning"
      />
      <PageTitle
        kicker="vecka 38 · 14–20 september 2026"
        title="Ny belysning vid skolans cykelställ"
        state={<State stage="overdue">Försenad</State>}
        clock="skulle vara klar v. 37"
        lead="Huge byter armaturer längs gångvägen mellan skolan och centrum."
        actions={
          <>
            <LinkButton href="/measures/4/edit" icon="pencil" variant="primary">
              Följ upp
            </LinkButton>
            <LinkButton href="/measures/4/move" shortcut="f">
              Flytta till annan vecka
            </LinkButton>
            <Button variant="secondary" disabledReason="Skriv först vad åtgärden ledde till.">
              Avsluta åtgärden
            </Button>
          </>
        }
      />
      <Notices />
      <Week />
      <Records />
      <GalleryForm />
    </>
  )
}

function Notices() {
  return (
    <Section title="Meddelanden">
      <Notice tone="success" title="Observationen är sparad." draftDone={{ key: 'observation', account: '7' }}>
        <p>Du kan lägga till en till eller gå till veckan.</p>
      </Notice>
      <Notice
        tone="needs-you"
        title="Tre parter har inte rapporterat."
        actions={<LinkButton href="/remind">Påminn dem</LinkButton>}
      />
      <Notice tone="error" title="Kartan gick inte att läsa in.">
        <p>Tabellen visar samma uppgifter. Referens 7f3a91c2.</p>
      </Notice>
      <Notice>
        <p>
          Siffrorna är preliminära till och med <Time value="2026-09-22" />.
        </p>
      </Notice>
      <EmptyState
        title="Inga åtgärder i Länna"
        meaning="Ingen åtgärd är kopplad till området. Det betyder inte att inget görs, bara att inget är inlagt."
        next={<LinkButton href="/measures/new">Lägg in en åtgärd</LinkButton>}
      />
      <Progress
        label="Läser in observationer-2026.csv"
        done={12_000}
        total={200_000}
        words="12 000 av 200 000 rader"
        pollUrl="/imports/3/progress"
        reloadHref="/imports/3"
      />
      <p>
        <Badge icon="file">Utkast</Badge> <State stage="draft">Utkast</State> <State stage="open">Ny</State>{' '}
        <State stage="active">Pågår</State> <State stage="done">Klar</State> <State stage="stopped">Avförd</State>{' '}
        <State stage="needs-you">Väntar på dig</State> <State stage="overdue">Försenad</State>{' '}
      </p>
    </Section>
  )
}

function Week() {
  return (
    <>
      <CardGrid>
        <Card title="Behöver dig" tone="needs-you">
          <ul>
            <li>
              <a href="/remind">3 parter har inte rapporterat</a>
            </li>
            <li>
              <a href="/levels">2 områden: föreslagen nivå ändras</a>
            </li>
          </ul>
        </Card>
        <Card title="Veckans händelser" aside={<Icon name="calendar" label="Vecka 38" />}>
          <Figure
            label="Alla områden"
            value={34}
            unit="händelser"
            period="v. 38"
            expected={{ low: 22, high: 39 }}
            caveat="En part rapporterar inte längre."
            how={<p>Samma vecka de tre senaste åren, justerat för lov. Händelser som avförts räknas inte.</p>}
          />
        </Card>
        <Card title="Läget i Vårby">
          <LevelSteps level={5} suggested={4} words={words} />
          <LevelBadge level={5} word={words[5]} size="large" />
          <DescriptionDetails summary="Varför 5?">
            <p>Tolv händelser mot väntat 4–11, två platser som upprepas och en allvarlig händelse.</p>
          </DescriptionDetails>
        </Card>
      </CardGrid>
      <Section title="Områden" aside="4 av 14">
        <Tabs
          label="Visa områdena som"
          tabs={[
            { label: 'Tabell', href: '?view=table', current: true, count: 14 },
            { label: 'Karta', href: '?view=map', current: false },
          ]}
        />
        <FilterBar
          action="/areas"
          sentence="Områden på nivå 3 eller högre, sorterade efter nivå"
          count="14 områden"
          clearHref="/areas"
          views={[
            { label: 'Alla', href: '/areas', current: false },
            { label: 'Fokusområden', href: '/areas?focus=1', current: true },
          ]}
        >
          <p>Fälten i urvalet är vanliga formulärfält.</p>
        </FilterBar>
        <Toolbar
          downloads={[
            { format: 'PDF', href: '/areas.pdf', size: '0,4 MB' },
            { format: 'Excel', href: '/areas.xlsx' },
          ]}
        />
        <DataTable
          caption="Områden vecka 38"
          columns={columns}
          rows={areas}
          rowKey={(row) => row.name}
          empty={nothing}
          select={{ name: 'area', value: (row) => row.name, label: (row) => `Välj ${row.name}` }}
        />
        <DataTable
          caption="Samma områden, rullas i sidled på en smal skärm"
          columns={columns}
          rows={areas}
          rowKey={(row) => row.name}
          empty={nothing}
          narrow="scroll"
        />
        <DataTable caption="Tom tabell" columns={columns} rows={[]} rowKey={(row) => row.name} empty={nothing} />
        <Pagination page={2} pageSize={50} total={134} href={(page) => `?page=${page}`} />
      </Section>
    </>
  )
}

function Records() {
  return (
    <>
      <Section title="Fakta">
        <Facts
          facts={[
            { label: 'Ansvarig', value: 'Huge Bostäder AB' },
            { label: 'Beslutad', value: <Time value="2026-08-20" /> },
            { label: 'Ska vara klar', value: <Time value="2026-W37" kind="week" /> },
            { label: 'Kostnad', value: '12 500 kr' },
          ]}
        />
      </Section>
      <Section title="Röda tråden">
        <RedThread
          title="Vad åtgärden vilar på och leder till"
          restsOn={[
            { kind: 'Problem', title: 'Skadegörelse vid skolan', href: '/problems/3' },
            { kind: 'Orsak', title: 'Bristande belysning', href: '/causes/5' },
          ]}
          here={{ kind: 'Åtgärd', title: 'Ny belysning', state: <State stage="overdue">Försenad</State> }}
          leadsTo={[
            { kind: 'Effekt', gap: 'Ingen uppföljning är gjord.', createHref: '/effects/new', reasonHref: '/gaps/9' },
          ]}
        />
      </Section>
      <Section title="Rapportväg">
        <Timeline
          label="Vilka som har fått lägesbilden"
          steps={[
            { label: 'OSG', stage: 'done', when: <Time kind="day" value="2026-09-18" /> },
            { label: 'Styrgruppen', stage: 'now', when: <Time kind="day" value="2026-09-25" /> },
            { label: 'Beredningen', stage: 'overdue', when: <Time kind="day" value="2026-10-02" /> },
            { label: 'Kommunstyrelsen', stage: 'due', when: <Time kind="day" value="2026-10-22" /> },
          ]}
        />
      </Section>
      <Section title="Historik">
        <History
          entries={[
            {
              id: '2',
              at: '2026-09-18T12:02:00Z',
              who: 'Samordnare, Huddinge kommun',
              what: 'satte nivån',
              reason: 'Skottlossning i onsdags väger tyngre än antalet.',
              changes: [
                { field: 'Nivå', before: '4', after: '5' },
                { field: 'Motivering', before: null, after: 'en allvarlig händelse' },
              ],
            },
            {
              id: '1',
              at: '2026-09-17T06:30:00Z',
              who: 'Systemet',
              what: 'föreslog nivån',
              changes: [{ field: 'Intern anteckning', before: null, after: null, secret: true }],
            },
          ]}
        />
        <History entries={[]} />
      </Section>
      <Section title="Bild för telefonens kamera" level={3}>
        <QrCode text="otpauth://totp/Samsyn?secret=JBSWY3DPEHPK3PXP" label="En nyckel, påhittad" />
      </Section>
      <Section title="Ord" level={3}>
        <DefinitionList
          definitions={[
            { term: 'Ovanligt högt', definition: 'Fler händelser än det väntade intervallets övre gräns.' },
            { term: 'Går inte att avgöra', definition: 'Underlaget är för litet för att säga något.' },
          ]}
        />
        <Prose>
          <p>Nivån sätts av en människa. Systemet föreslår och visar sina skäl.</p>
        </Prose>
      </Section>
    </>
  )
}

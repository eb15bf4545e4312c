import { defineTexts } from '#kernel/i18n/texts.ts'

/** The plain sentences beside numbers, and how they were counted. No probability stands here: how often chance gives as much does. */
export const figureTexts = defineTexts({
  'figure.usual': {
    sv: 'Normalt {range} på {window, plural, one {en vecka} other {{window, number} veckor}} här, nu {n, number}.',
    en: 'Usually {range} in {window, plural, one {a week} other {{window, number} weeks}} here, now {n, number}.',
  },
  'figure.usual-whole': {
    sv: 'Normalt {range} på {window, plural, one {en vecka} other {{window, number} veckor}} i hela kommunen, nu {n, number}.',
    en: 'Usually {range} in {window, plural, one {a week} other {{window, number} weeks}} in the whole municipality, now {n, number}.',
  },
  'figure.one-in': {
    sv: 'Så mycket blir det av slump ungefär {window, plural, one {en vecka} other {en gång}} av {oneIn, number}.',
    en: 'Chance gives as much in about one {window, plural, one {week} other {case}} in {oneIn, number}.',
  },
  'figure.one-in-most': {
    sv: 'Så mycket blir det av slump mer sällan än {window, plural, one {en vecka} other {en gång}} av {oneIn, number}.',
    en: 'Chance gives as much less often than one {window, plural, one {week} other {case}} in {oneIn, number}.',
  },
  'figure.since': { sv: 'Pågår sedan {week}.', en: 'Going on since {week}.' },
  'figure.coverage': {
    sv: 'Räknat på {percent, number} % av det vanliga, eftersom inte alla har rapporterat.',
    en: 'Reckoned on {percent, number}% of the usual, as not everybody has reported.',
  },
  'figure.short': {
    sv: 'För kort serie: {had, number} av {needed, number} veckor.',
    en: 'Too short a series: {had, number} of {needed, number} weeks.',
  },
  'figure.not-covered': {
    sv: 'De som brukar rapportera detta har inte gjort det, så antalet går inte att jämföra.',
    en: 'Those who usually report this have not, so the number cannot be compared.',
  },
  'figure.shared': {
    sv: 'Ökningen är lika stor i hela kommunen och visas där.',
    en: 'The rise is as large in the whole municipality and is shown there.',
  },
  'figure.alert': {
    sv: '{standing, select, signal {Ovanligt högt} other {Något högt, följ}}: {name}, {n, number} mot väntat {range} på {window, plural, one {en vecka} other {{window, number} veckor}}.',
    en: '{standing, select, signal {Unusually high} other {Somewhat high, watch}}: {name}, {n, number} against {range} expected in {window, plural, one {a week} other {{window, number} weeks}}.',
  },
  'figure.window': {
    sv: '{window, plural, one {En vecka} other {{window, number} veckor}}',
    en: '{window, plural, one {One week} other {{window, number} weeks}}',
  },
  'figure.windows': { sv: 'Alla kategorier på 1, 4 och 12 veckor', en: 'All categories in 1, 4 and 12 weeks' },
  'figure.period': { sv: 'Period', en: 'Period' },
  'figure.in-words': { sv: 'I ord', en: 'In words' },
  'figure.budget': {
    sv: '{n, plural, =0 {Ingen signal den här veckan.} one {En signal den här veckan. Av tio sådana beror ungefär en på slumpen.} other {Av {n, number} signaler den här veckan beror ungefär {false} på slumpen.}}',
    en: '{n, plural, =0 {No signal this week.} one {One signal this week. About one in ten of them is due to chance.} other {Of {n, number} signals this week chance accounts for about {false}.}}',
  },
  'figure.budget.less': { sv: 'färre än en', en: 'fewer than one' },
  'figure.power': {
    sv: 'En fördubbling av {name} här under fyra veckor skulle vi upptäcka {chance}.',
    en: 'A doubling of {name} here over four weeks is one we would find {chance}.',
  },
  'figure.power.ratio': {
    sv: 'Först vid {ratio, number} gånger det vanliga är det mer troligt än inte att vi ser det.',
    en: 'Only at {ratio, number} times the usual are we more likely than not to see it.',
  },
  'figure.chance.9': { sv: 'nästan alltid', en: 'almost always' },
  'figure.chance.7': { sv: 'ungefär tre gånger av fyra', en: 'about three times in four' },
  'figure.chance.6': { sv: 'ungefär två gånger av tre', en: 'about two times in three' },
  'figure.chance.5': { sv: 'ungefär varannan gång', en: 'about every other time' },
  'figure.chance.3': { sv: 'ungefär en gång av tre', en: 'about one time in three' },
  'figure.chance.2': { sv: 'ungefär en gång av fem', en: 'about one time in five' },
  'figure.chance.1': { sv: 'ungefär en gång av tio', en: 'about one time in ten' },
  'figure.chance.0': { sv: 'nästan aldrig', en: 'almost never' },
  'figure.stability': {
    sv: 'Poängen ger nivå {level} i {percent, number} % av möjliga utfall.',
    en: 'The score gives level {level} in {percent, number}% of possible outcomes.',
  },
  'figure.stability.range': {
    sv: 'Poängen pekar på nivå {low}–{high}: ingen av dem får 60 % av de möjliga utfallen.',
    en: 'The score points to level {low}–{high}: neither has 60% of the possible outcomes.',
  },
  'figure.stability.how': {
    sv: 'Av {draws, number} dragningar där det osäkra får falla ut på nytt; tröghet och lägsta nivå är inte med. Startvärde {seed}.',
    en: 'Of {draws, number} draws in which what is uncertain falls out anew; inertia and minimum level are left out. Seed {seed}.',
  },
  'method.title': { sv: 'Så räknar vi', en: 'How we count' },
  'method.lead': {
    sv: 'Vad siffrorna i läget och lägesbilderna bygger på, och vad de inte kan säga.',
    en: 'What the figures of the situation and the pictures rest on, and what they cannot say.',
  },
  'method.link': { sv: 'Läs hur metoden fungerar', en: 'Read how the method works' },
  'method.expected': { sv: 'Väntat antal', en: 'The expected number' },
  'method.expected.1': {
    sv: 'För varje kategori räknas alla områden samtidigt (metoden heter eb_detect). Ett område med få händelser lånar stöd av de andra, så att en enda händelse inte ser ut som en dramatisk ökning. Nyare veckor väger tyngre än äldre, och gamla toppar får väga mindre så att de inte döljer nya.',
    en: 'For each category all areas are computed together (the method is called eb_detect). An area with few events borrows support from the others, so that a single event does not look like a dramatic rise. Recent weeks weigh more than older ones, and old peaks weigh less so that they do not hide new ones.',
  },
  'method.expected.2': {
    sv: 'Intervallet är det som fyra perioder av fem håller sig inom. Vi jämför en, fyra och tolv veckor: en vecka ser toppar, fyra och tolv ser långsamma ökningar. Upp till 260 veckor före perioden används; de två sista före den lämnas utanför.',
    en: 'The range is what four periods in five keep within. We compare one, four and twelve weeks: one week sees peaks, four and twelve see slow rises. Up to 260 weeks before the period are used; the last two before it are left out.',
  },
  'method.season': { sv: 'Årstid', en: 'Season' },
  'method.season.1': {
    sv: 'Med minst två år och hundra händelser räknas en årsvåg in, egen för varje område där områdena skiljer sig åt. Med kortare historia finns ingen årstid i det väntade: en sommartopp kan då se ovanlig ut.',
    en: 'With at least two years and a hundred events a yearly wave is taken into account, one for each area where the areas differ. With a shorter history there is no season in the expected: a summer peak may then look unusual.',
  },
  'method.missing': { sv: 'När någon inte har rapporterat', en: 'When somebody has not reported' },
  'method.missing.1': {
    sv: 'En vecka som ingen har rapporterat för saknas, den är inte noll. När en part som brukar rapportera är tyst sänks det väntade med dess vanliga andel; antalet räknas aldrig upp. Då säger vi inte heller att något är ovanligt lågt. Bärs en kategori nästan bara av den som är tyst prövas den inte. En vecka som inte är slut visas men prövas inte.',
    en: 'A week for which nobody has reported is missing, it is not zero. When a party that usually reports is silent the expected is lowered by its usual share; counts are never scaled up. Nor do we then say that anything is unusually low. A category that is carried almost only by the silent party is not tested. A week that is not over is shown but not tested.',
  },
  'method.missing.2': {
    sv: 'Ändras en kategori eller ett sätt att rapportera kan en ny start för jämförelsen anges på kategorin. Veckorna före räknas då inte.',
    en: 'When a category or a way of reporting changes, a new start of the comparison can be stated on the category. The weeks before it then do not count.',
  },
  'method.test': { sv: 'Ovanligt högt', en: 'Unusually high' },
  'method.test.1': {
    sv: 'Alla områden, kategorier och perioder prövas samtidigt, så att många jämförelser inte ger många falska signaler. En signal har minst tre händelser, minst halvannan gång det väntade, och gränsen är satt så att ungefär en signal av tio beror på slumpen. Huvudkategoriers summor prövas inte, bara det de består av. Områdenas summor prövas för sig och räknas inte bland signalerna.',
    en: 'All areas, categories and periods are tested together, so that many comparisons do not give many false signals. A signal has at least three events, at least one and a half times the expected, and the limit is set so that about one signal in ten is due to chance. Totals of main categories are not tested, only what they consist of. The totals of the areas are tested by themselves and are not counted among the alerts.',
  },
  'method.test.2': {
    sv: 'Hela kommunen prövas först. Ökar områdena tillsammans visas det en gång, och varje område prövas sedan mot de andras ökning.',
    en: 'The whole municipality is tested first. When the areas rise together it is shown once, and each area is then tested against the rise of the others.',
  },
  'method.test.3': {
    sv: 'Signaler i följd är en och samma. Den börjar med den första och slutar när serien har hållit sig inom intervallet tre veckor i rad.',
    en: 'Signals that follow each other are one and the same. It begins with the first and ends when the series has kept within the range for three weeks in a row.',
  },
  'method.power': { sv: 'Vad vi inte ser', en: 'What we do not see' },
  'method.power.1': {
    sv: 'Där det händer lite går en fördubbling ofta inte att skilja från slump. På varje områdes sida står hur ofta vi skulle upptäcka en fördubbling av det vanligaste.',
    en: 'Where little happens a doubling often cannot be told from chance. The page of each area says how often we would find a doubling of what is most usual.',
  },
  'method.level': { sv: 'Föreslagen nivå', en: 'The suggested level' },
  'method.level.1': {
    sv: 'Nivåreglerna ger poäng för indikatorer och väger ihop dem. Poängen är en överenskommelse, inte en mätning. Förslaget höjs efter två veckor i rad över gränsen eller direkt när det ligger två nivåer över, och sänks efter fyra veckor under. En allvarlig händelse ger en lägsta nivå. En samordnare sätter nivån.',
    en: 'The level rules give points to indicators and weigh them together. The score is a convention, not a measurement. The suggestion is raised after two weeks in a row above the cut-off, or at once when it is two levels above, and lowered after four weeks below. A serious event gives a minimum level. A coordinator sets the level.',
  },
  'method.level.2': {
    sv: 'Standardreglerna väger antalet på fyra veckor mot det väntade (0,3), händelser per invånare (0,25), allvarlighet (0,2), upprepade platser (0,15) och ökning under tolv veckor (0,1). Kommunen kan ha andra regler.',
    en: 'The default rules weigh the number in four weeks against the expected (0.3), events per inhabitant (0.25), severity (0.2), repeat places (0.15) and rise over twelve weeks (0.1). The municipality may have other rules.',
  },
  'method.level.3': {
    sv: 'Vi drar det osäkra på nytt 500 gånger och visar hur ofta poängen ger samma nivå. Under 60 % visas två nivåer.',
    en: 'We draw what is uncertain anew 500 times and show how often the score gives the same level. Under 60% two levels are shown.',
  },
  'method.now': { sv: 'Den här veckan', en: 'This week' },
  'method.warning.short-history': {
    sv: 'Kort historia: intervallen är osäkrare än vanligt.',
    en: 'A short history: the ranges are less certain than usual.',
  },
  'method.warning.missing-weeks': {
    sv: 'Någon vecka i historien är inte med: ingen rapporterade, eller så väntades fler händelser enligt kalendern.',
    en: 'Some week of the history is left out: nobody reported, or more events were expected according to the calendar.',
  },
  'method.warning.reduced-coverage': {
    sv: 'Någon som brukar rapportera har inte gjort det; det väntade är sänkt i motsvarande mån.',
    en: 'Somebody who usually reports has not; the expected is lowered by as much.',
  },
  'method.warning.single-area': {
    sv: 'Bara ett område har historia, så inget kan lånas av andra.',
    en: 'Only one area has a history, so nothing can be borrowed from others.',
  },
  'method.warning.no-events': {
    sv: 'Någon kategori har inga tidigare händelser.',
    en: 'Some category has no earlier events.',
  },
  'method.warning.season-not-estimated': {
    sv: 'För någon kategori är årstiden inte med, eftersom historien eller händelserna är för få.',
    en: 'For some category the season is not taken into account, as the history or the events are too few.',
  },
  'method.warning.season-not-converged': {
    sv: 'För någon kategori gick årstiden inte att räkna fram och är inte med.',
    en: 'For some category the season could not be computed and is left out.',
  },
  'method.warning.calendar-not-estimated': {
    sv: 'För någon kategori är skollov och helgdagar inte inräknade, eftersom historien eller händelserna är för få.',
    en: 'For some category school breaks and public holidays are not taken into account, as the history or the events are too few.',
  },
  'method.warning.season-differs-between-areas': {
    sv: 'Områdenas årstider skiljer sig åt.',
    en: 'The seasons of the areas differ.',
  },
  'method.warning.area-season-not-converged': {
    sv: 'För någon kategori gick områdenas egna årstider inte att räkna fram; en gemensam används.',
    en: 'For some category the areas’ own seasons could not be computed; a shared one is used.',
  },
  'method.need.base-weeks': {
    sv: 'Säkrare på {window, plural, one {en vecka} other {{window, number} veckor}} med {needed, number} veckors historia; nu {had, number}.',
    en: 'Surer in {window, plural, one {one week} other {{window, number} weeks}} with {needed, number} weeks of history; now {had, number}.',
  },
  'method.need.calendar-weeks': {
    sv: 'För att räkna in skollov och helgdagar behövs {needed, number} sådana veckor; det finns {had, number}.',
    en: 'To take school breaks and public holidays into account {needed, number} such weeks are needed; there are {had, number}.',
  },
  'method.need.ordinary-weeks': {
    sv: 'För att räkna in skollov och helgdagar behövs {needed, number} vanliga veckor; det finns {had, number}.',
    en: 'To take school breaks and public holidays into account {needed, number} ordinary weeks are needed; there are {had, number}.',
  },
  'method.need.season-weeks': {
    sv: 'Årstid kräver {needed, number} veckor; nu {had, number}.',
    en: 'A season takes {needed, number} weeks; now {had, number}.',
  },
  'method.need.season-events': {
    sv: 'Årstid kräver {needed, number} händelser; nu {had, number}.',
    en: 'A season takes {needed, number} events; now {had, number}.',
  },
})

import { defineTexts } from '#kernel/i18n/texts.ts'

const kindSv = (param: string) =>
  `{${param}, select, municipality {kommun} district {kommundel} area {område} place {plats} other {område}}`
const kindEn = (param: string) =>
  `{${param}, select, municipality {municipality} district {district} area {area} place {place} other {area}}`

/** Why an area, a division or an outline is refused, and the way out. Imports use the same words. */
export const areaRulesTexts = defineTexts({
  'areas.rejected.level-kind': {
    sv: `En ${kindSv('kind')} kan inte ha egen nivå. Det kan kommundelar och områden.`,
    en: `A ${kindEn('kind')} cannot have a level of its own. Districts and areas can.`,
  },
  'areas.rejected.code-taken': {
    sv: 'Koden {code} används redan av {name} under samma tid. Välj en annan kod, eller avsluta {name} först.',
    en: 'The code {code} is already used by {name} at the same time. Choose another code, or end {name} first.',
  },
  'areas.rejected.parent-unknown': {
    sv: 'Det överordnade området finns inte i samma indelning. Välj ett ur listan.',
    en: 'The area above is not in the same division. Choose one from the list.',
  },
  'areas.rejected.place-needs-parent': {
    sv: 'En plats måste ligga i ett område. Välj vilket, eller rita området så att platsen hamnar inom dess gräns.',
    en: 'A place must lie in an area. Choose which, or draw the area so that the place is within its outline.',
  },
  'areas.rejected.parent-kind': {
    sv: `En ${kindSv('kind')} kan inte ligga i {parent}, som är en ${kindSv('parentKind')}. Ordningen uppifrån är kommun, kommundel, område, plats.`,
    en: `A ${kindEn('kind')} cannot lie in {parent}, which is a ${kindEn('parentKind')}. The order from the top is municipality, district, area, place.`,
  },
  'areas.rejected.outside-parent': {
    sv: 'Området gäller under en tid då {parent} inte gör det. Ändra datumen, eller välj ett annat överordnat område.',
    en: 'The area is valid at a time when {parent} is not. Change the dates, or choose another area above.',
  },
  'areas.rejected.child-kind': {
    sv: `{child} ligger här och är en ${kindSv('childKind')}; därför kan detta inte bli en ${kindSv('kind')}. Flytta {child} först.`,
    en: `{child} lies here and is a ${kindEn('childKind')}; so this cannot become a ${kindEn('kind')}. Move {child} first.`,
  },
  'areas.rejected.open-children': {
    sv: '{count, plural, offset:1 =1 {{first}} one {{first} och en del till} other {{first} och # andra delar}} ligger här och gäller efter {last}. Avsluta eller flytta {count, plural, one {den} other {dem}} först.',
    en: '{count, plural, offset:1 =1 {{first} lies here and is valid} one {{first} and one more lie here and are valid} other {{first} and # more lie here and are valid}} after {last}. End or move {count, plural, one {it} other {them}} first.',
  },
  'areas.rejected.children-before': {
    sv: '{child} ligger här och gäller redan från {from}. Området kan inte börja senare än så.',
    en: '{child} lies here and is valid from {from}. The area cannot begin later than that.',
  },
  'areas.rejected.level-above': {
    sv: '{other}, som detta ligger i, har redan egen nivå. En observation räknas i ett enda område: ta bort nivån från {other} först, eller låt detta vara utan.',
    en: '{other}, in which this lies, already has a level of its own. An observation counts in a single area: take the level from {other} first, or leave this without.',
  },
  'areas.rejected.level-below': {
    sv: '{other}, som ligger här, har redan egen nivå. En observation räknas i ett enda område: ta bort nivån från {other} först, eller låt detta vara utan.',
    en: '{other}, which lies here, already has a level of its own. An observation counts in a single area: take the level from {other} first, or leave this without.',
  },
  'areas.rejected.main-division-ends': {
    sv: 'Huvudindelningen kan inte få ett slutdatum. Gör en annan indelning till huvudindelning först.',
    en: 'The main division cannot be given an end. Make another division the main one first.',
  },
  'areas.rejected.division-ends': {
    sv: 'Indelningen slutar gälla {last} och kan inte bli huvudindelning. Ta bort slutdatumet först.',
    en: 'The division ends on {last} and cannot become the main one. Remove the end first.',
  },
  'areas.rejected.no-division': {
    sv: 'Det finns ingen indelning att lägga området i. Lägg till en indelning först.',
    en: 'There is no division to put the area in. Add a division first.',
  },
  'areas.rejected.nothing-drawn': {
    sv: 'Klistra in en gräns eller ange en punkt.',
    en: 'Paste an outline or state a point.',
  },
  'areas.rejected.point-incomplete': {
    sv: 'Ange både latitud och longitud.',
    en: 'State both latitude and longitude.',
  },
  'areas.rejected.outline-and-point': {
    sv: 'Ange antingen en gräns eller en punkt, inte båda.',
    en: 'State either an outline or a point, not both.',
  },
  'areas.rejected.not-a-geometry': {
    sv: 'Texten är inte en GeoJSON-geometri. Den ska börja med {example} eller vara ett enda objekt (Feature).',
    en: 'The text is not a GeoJSON geometry. It should begin with {example} or be a single Feature.',
  },

  'areas.rejected.empty-geometry': {
    sv: 'Objektet har ingen gräns. Rita den, eller ta bort objektet ur filen.',
    en: 'The feature has no outline. Draw it, or remove the feature from the file.',
  },
  'areas.rejected.wrong-geometry-type': {
    sv: '{kind, select, place {En plats ska vara en Point, Polygon eller MultiPolygon} other {Ett område ska vara en Polygon eller MultiPolygon}}; detta är {type}.',
    en: '{kind, select, place {A place is a Point, Polygon or MultiPolygon} other {An area is a Polygon or MultiPolygon}}; this is {type}.',
  },
  'areas.rejected.not-a-number': {
    sv: 'En koordinat är inte ett tal (NaN eller tomt).',
    en: 'A coordinate is not a number (NaN or empty).',
  },
  'areas.rejected.too-few-points': {
    sv: 'En ring har {count, plural, one {en punkt} other {# punkter}}; minst fyra behövs, där den sista är lika med den första.',
    en: 'A ring has {count, plural, one {one point} other {# points}}; at least four are needed, of which the last equals the first.',
  },
  'areas.rejected.unclosed-ring': {
    sv: 'En ring är inte sluten: den slutar vid {lat}, {lon} och inte där den började.',
    en: 'A ring is not closed: it ends at {lat}, {lon} and not where it began.',
  },
  'areas.rejected.coordinates-swapped': {
    sv: 'Koordinaterna verkar stå i fel ordning. GeoJSON har öst före nord: först longitud, sedan latitud.',
    en: 'The coordinates seem to be the wrong way round. GeoJSON has east before north: longitude first, then latitude.',
  },
  'areas.rejected.outside-wgs84': {
    sv: 'En koordinat ligger utanför jorden i WGS 84: longitud är högst 180, latitud högst 90. Ange koordinatsystemet i filens crs om det är ett annat.',
    en: 'A coordinate lies off the earth in WGS 84: longitude is at most 180, latitude at most 90. Name the coordinate system in the file’s crs if it is another.',
  },
  'areas.rejected.outside-sweref': {
    sv: 'En koordinat ligger utanför Sverige i SWEREF 99. Stämmer filens koordinatsystem?',
    en: 'A coordinate lies outside Sweden in SWEREF 99. Is the file’s coordinate system right?',
  },
  'areas.rejected.no-area': { sv: 'Gränsen omsluter ingen yta.', en: 'The outline encloses nothing.' },
  'areas.rejected.self-crossing': {
    sv: 'Gränsen korsar eller rör vid sig själv vid {lat}, {lon}.',
    en: 'The outline crosses or touches itself at {lat}, {lon}.',
  },
  'areas.rejected.hole-outside': {
    sv: 'Ett hål ligger utanför området, vid {lat}, {lon}.',
    en: 'A hole lies outside the area, at {lat}, {lon}.',
  },
  'areas.rejected.unknown-coordinates': {
    sv: 'Koordinaterna ({x}, {y}) är varken WGS 84 eller SWEREF 99 TM. Exportera filen i ett av dem, eller ange koordinatsystemet i filens crs.',
    en: 'The coordinates ({x}, {y}) are neither WGS 84 nor SWEREF 99 TM. Export the file in one of them, or name the coordinate system in its crs.',
  },
})

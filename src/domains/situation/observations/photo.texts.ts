import { defineTexts } from '#kernel/i18n/texts.ts'

export const photoTexts = defineTexts({
  'photo.title': { sv: 'Bilder', en: 'Photos' },
  'photo.field': { sv: 'Bilder', en: 'Photos' },
  'photo.field-help': {
    sv: 'Högst {limit}. Visa platsen och skadan, aldrig ansikten eller registreringsskyltar.',
    en: 'At most {limit}. Show the place and the damage, never faces or registration plates.',
  },
  'photo.no-script': {
    sv: 'Plats, tid och kamerauppgifter i bilderna tas bort när de har kommit fram, inte på din enhet.',
    en: 'Place, time and camera details in the photos are removed when they have arrived, not on your device.',
  },
  'photo.alt-fields': { sv: 'Vad visar bilderna?', en: 'What do the photos show?' },
  'photo.alt-field': { sv: 'Vad visar bild {n}?', en: 'What does photo {n} show?' },
  'photo.alt': { sv: '{alt} (bild {n} av {of})', en: '{alt} (photo {n} of {of})' },
  'photo.alt-missing': {
    sv: 'Bild {n} av {of}, utan beskrivning',
    en: 'Photo {n} of {of}, without description',
  },
  'photo.remove': { sv: 'Ta bort bilden', en: 'Remove the photo' },
  'photo.remove-label': { sv: 'Ta bort bild {n} av {of} för gott', en: 'Remove photo {n} of {of} for good' },
  'photo.again': {
    sv: 'Välj bilderna igen: de följer inte med tillbaka.',
    en: 'Choose the photos again: they do not come back with the form.',
  },
  'photo.too-many': {
    sv: 'Högst {limit} bilder åt gången. Ta bort någon, eller rapportera en till.',
    en: 'At most {limit} photos at a time. Take one away, or report another.',
  },
  'photo.too-large': {
    sv: 'Bild {n} är för stor: högst {limit} MB. Välj en mindre, eller minska den först.',
    en: 'Photo {n} is too large: at most {limit} MB. Choose a smaller one, or make it smaller first.',
  },
  'photo.not-a-photo': {
    sv: 'Fil {n} är ingen bild som kan tas emot. Välj JPEG, PNG eller WebP.',
    en: 'File {n} is no photo that can be taken. Choose JPEG, PNG or WebP.',
  },
  'photo.broken': {
    sv: 'Bild {n} går inte att öppna: den är skadad, avbruten eller onaturligt stor. Ta en ny eller välj en annan.',
    en: 'Photo {n} cannot be opened: it is damaged, cut off or unnaturally large. Take a new one or choose another.',
  },
  'photo.masked': { sv: 'Maskad', en: 'Masked' },
  'photo.masked-when': {
    sv: '{n, plural, one {En ruta är målad} other {# rutor är målade}} över det som inte hör hit, {at}.',
    en: '{n, plural, one {One box is painted} other {# boxes are painted}} over what does not belong here, {at}.',
  },
  'photo.masked-now': {
    sv: 'Bilden är maskad och originalet är förstört.',
    en: 'The photo is masked and the original is destroyed.',
  },
  'photo.mask': { sv: 'Maska delar av bilden', en: 'Mask parts of the photo' },
  'photo.mask-label': { sv: 'bild {n} av {of}', en: 'photo {n} of {of}' },
  'photo.mask.title': { sv: 'Maska bilden', en: 'Mask the photo' },
  'photo.mask.lead': {
    sv: 'Svarta rutor målas in i själva bilden. Du får se resultatet innan originalet förstörs.',
    en: 'Black boxes are painted into the photo itself. You see the result before the original is destroyed.',
  },
  'photo.mask.picture': { sv: 'Bilden som ska maskas', en: 'The photo to be masked' },
  'photo.mask.how': {
    sv: 'Säg var varje ruta ligger, i procent av bilden: hur långt från vänsterkanten och överkanten den börjar, och hur bred och hög den är.',
    en: 'Say where each box lies, in per cent of the photo: how far from the left and upper edge it begins, and how wide and high it is.',
  },
  'photo.mask.how-drawn': {
    sv: 'Dra över bilden för att rita en ruta, eller tryck där den ska ligga. Dra i rutan för att flytta den och i hörnet för att ändra storleken. Med tangenter: piltangenterna flyttar rutan, skift och pil ändrar storleken, Delete tar bort den. Siffrorna under bilden gör samma sak.',
    en: 'Drag across the photo to draw a box, or press where it is to lie. Drag the box to move it and its corner to change its size. With keys: the arrows move the box, shift and arrow change its size, Delete removes it. The numbers below the photo do the same.',
  },
  'photo.mask.add': { sv: 'Lägg en ruta mitt i bilden', en: 'Put a box in the middle of the photo' },
  'photo.mask.box': { sv: 'Ruta {n}', en: 'Box {n}' },
  'photo.mask.left': { sv: 'Från vänster, %', en: 'From the left, %' },
  'photo.mask.top': { sv: 'Uppifrån, %', en: 'From the top, %' },
  'photo.mask.width': { sv: 'Bredd, %', en: 'Width, %' },
  'photo.mask.height': { sv: 'Höjd, %', en: 'Height, %' },
  'photo.mask.remove-box': { sv: 'Ta bort ruta {n}', en: 'Remove box {n}' },
  'photo.mask.more': { sv: 'Fler rutor (högst {most})', en: 'More boxes (at most {most})' },
  'photo.mask.preview': { sv: 'Förhandsgranska', en: 'Preview' },
  'photo.mask.no-box': {
    sv: 'Lägg minst en ruta på bilden: fyll i alla fyra talen för ruta 1.',
    en: 'Put at least one box on the photo: fill in all four numbers of box 1.',
  },
  'photo.mask.confirm': { sv: 'Så här blir bilden', en: 'This is what the photo becomes' },
  'photo.mask.confirm-lead': {
    sv: 'Se efter att allt som kan peka ut någon är täckt: ansikten, registreringsskyltar, namn på dörrar, speglingar.',
    en: 'See that everything that could point somebody out is covered: faces, plates, names on doors, reflections.',
  },
  'photo.mask.confirm-alt': { sv: 'Bilden med svarta rutor', en: 'The photo with black boxes' },
  'photo.mask.destroys': {
    sv: 'När du bekräftar förstörs originalet. Det går inte att ångra, och ingen kan läsa det som låg under rutorna. Säkerhetskopior som är äldre än ändringen innehåller originalet tills de gallras; återställs en sådan förstörs originalet på nytt.',
    en: 'When you confirm, the original is destroyed. This cannot be undone, and nobody can read what lay under the boxes. Backups older than the change hold the original until they are rotated out; if one is restored, the original is destroyed again.',
  },
  'photo.mask.reason': { sv: 'Varför maskas bilden?', en: 'Why is the photo masked?' },
  'photo.mask.do': { sv: 'Maska bilden och förstör originalet', en: 'Mask the photo and destroy the original' },
  'photo.mask.change': { sv: 'Ändra rutorna', en: 'Change the boxes' },
  'unique.photo_position_unique': {
    sv: 'Bilderna ändrades av någon annan samtidigt. Ladda om sidan.',
    en: 'The photos were changed by somebody else at the same time. Reload the page.',
  },
  'action.photos.list': { sv: 'såg bilderna', en: 'saw the photos' },
  'action.photos.read': { sv: 'såg bilden', en: 'saw the photo' },
  'action.photos.remove': { sv: 'tog bort en bild', en: 'removed a photo' },
  'action.photos.get-mask': { sv: 'såg en bild som kan maskas', en: 'saw a photo that can be masked' },
  'action.photos.check-boxes': { sv: 'prövade rutor på en bild', en: 'tried boxes on a photo' },
  'action.photos.preview-mask': { sv: 'såg hur en maskad bild blir', en: 'saw what a masked photo becomes' },
  'action.photos.mask': { sv: 'maskade en bild', en: 'masked a photo' },
  'field-name.situation.observation.photoMasks': { sv: 'Rutor på en bild', en: 'Boxes on a photo' },
  'field-name.situation.observation.maskReason': { sv: 'Skäl till maskningen', en: 'Reason for masking' },
  'field-name.situation.observation.photos': { sv: 'Bilder', en: 'Photos' },
})

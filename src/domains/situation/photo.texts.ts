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
  'photo.alt-field': { sv: 'Vad visar bilderna?', en: 'What do the photos show?' },
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
  'unique.photo_position_unique': {
    sv: 'Bilderna ändrades av någon annan samtidigt. Ladda om sidan.',
    en: 'The photos were changed by somebody else at the same time. Reload the page.',
  },
  'action.photos.list': { sv: 'såg bilderna', en: 'saw the photos' },
  'action.photos.read': { sv: 'såg bilden', en: 'saw the photo' },
  'action.photos.remove': { sv: 'tog bort en bild', en: 'removed a photo' },
  'field-name.situation.observation.photos': { sv: 'Bilder', en: 'Photos' },
})

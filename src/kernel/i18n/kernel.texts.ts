import { defineTexts } from './texts.ts'

/** Texts of the kernel's own codes: problems, fields, denials, the privacy guard and passwords. */
export const kernelTexts = defineTexts({
  'problem.invalid': {
    sv: 'Något i formuläret behöver ändras. Inget har sparats ännu, och det du skrev finns kvar.',
    en: 'Something in the form needs changing. Nothing has been saved yet, and what you wrote is still here.',
  },
  'problem.not-found': {
    sv: 'Sidan eller uppgiften finns inte, eller så får du inte se den.',
    en: 'The page or record does not exist, or you may not see it.',
  },
  'problem.conflict': {
    sv: 'Någon annan hann ändra samma uppgift. Jämför med det som nu gäller och spara igen om din ändring fortfarande stämmer.',
    en: 'Someone else changed the same record first. Compare with what now applies and save again if your change still holds.',
  },
  'problem.reference': {
    sv: 'Uppgiften används på ett annat ställe och kan inte ändras så.',
    en: 'The record is used elsewhere and cannot be changed that way.',
  },
  'problem.bug': {
    sv: 'Något gick fel hos oss. Inget har sparats. Försök igen, och uppge referensen om felet kommer tillbaka.',
    en: 'Something went wrong on our side. Nothing was saved. Try again, and give the reference if it happens again.',
  },
  'problem.foreign-form': {
    sv: 'Formuläret kom inte från Samsyns egna sidor och togs inte emot. Öppna sidan på nytt och försök igen.',
    en: 'The form did not come from one of Samsyn’s own pages and was refused. Open the page again and retry.',
  },
  'problem.body-too-large': {
    sv: 'Det som skickades är större än {limit} MB. Dela upp filen eller använd kommandoraden.',
    en: 'What was sent is larger than {limit} MB. Split the file or use the command line.',
  },
  'problem.not-a-form': {
    sv: 'Det som skickades är inget formulär som går att läsa. Öppna sidan på nytt och försök igen.',
    en: 'What was sent is not a form that can be read. Open the page again and retry.',
  },
  'problem.not-json': { sv: 'Innehållet är inte giltig JSON.', en: 'The body is not valid JSON.' },
  'problem.too-many-attempts': {
    sv: 'För många försök. Vänta en kvart och försök igen.',
    en: 'Too many attempts. Wait fifteen minutes and try again.',
  },
  'denied.signed-out': {
    sv: 'Logga in för att fortsätta. Det du skrev finns kvar på den här enheten.',
    en: 'Sign in to continue. What you wrote is kept on this device.',
  },
  'denied.role': {
    sv: 'Din roll ger inte rätt att göra det här. Be en ägare av systemet om rätt roll.',
    en: 'Your role does not allow this. Ask an owner of the system for the right role.',
  },
  'denied.own-party': {
    sv: 'Du kan bara göra det här för din egen organisation.',
    en: 'You can only do this for your own organisation.',
  },
  'denied.own-area': {
    sv: 'Din roll gäller bara vissa områden. Välj ett av dem, eller be någon med en vidare roll.',
    en: 'Your role holds for certain areas only. Choose one of them, or ask someone with a wider role.',
  },
  'field.required': { sv: 'Fyll i fältet.', en: 'Fill in this field.' },
  'field.too-long': {
    sv: 'Texten är för lång: högst {limit, number} tecken.',
    en: 'The text is too long: at most {limit, number} characters.',
  },
  'field.too-small': {
    sv: 'Talet är för litet: minst {limit, number}.',
    en: 'The number is too small: at least {limit, number}.',
  },
  'field.too-big': {
    sv: 'Talet är för stort: högst {limit, number}.',
    en: 'The number is too large: at most {limit, number}.',
  },
  'field.not-a-number': { sv: 'Skriv ett tal, till exempel 12.', en: 'Write a number, for example 12.' },
  'field.not-a-date': {
    sv: 'Skriv ett datum som finns, till exempel 2026-09-18.',
    en: 'Write a date that exists, for example 2026-09-18.',
  },
  'field.not-a-week': {
    sv: 'Skriv en vecka som finns, till exempel 2026-W38.',
    en: 'Write a week that exists, for example 2026-W38.',
  },
  'field.not-a-time': {
    sv: 'Skriv datum och klockslag, till exempel 2026-09-18T22:30.',
    en: 'Write date and time, for example 2026-09-18T22:30.',
  },
  'field.not-an-email': {
    sv: 'Skriv en e-postadress, till exempel fornamn.efternamn@kommunen.se.',
    en: 'Write an e-mail address, for example first.last@municipality.se.',
  },
  'field.not-a-choice': { sv: 'Välj ett av alternativen.', en: 'Choose one of the options.' },
  'field.wrong-form': { sv: 'Fältet har fel form.', en: 'The field has the wrong form.' },
  'field.unstorable': {
    sv: 'Texten innehåller tecken som inte kan sparas. Skriv om den, eller klistra in den som oformaterad text.',
    en: 'The text holds characters that cannot be stored. Rewrite it, or paste it as plain text.',
  },
  'field.unknown': {
    sv: 'Fältet {name} är okänt och togs inte emot.',
    en: 'The field {name} is unknown and was refused.',
  },
  'rejected.ends-before-start': {
    sv: 'Sista giltiga dag kan inte ligga före den första.',
    en: 'The last valid day cannot be before the first.',
  },
  'privacy.hard.personal-number': {
    sv: 'Texten ser ut att innehålla ett personnummer eller samordningsnummer. Sådant får inte sparas här. Skriv till exempel ”en person”.',
    en: 'The text seems to contain a personal identity or coordination number. That may not be stored here. Write for example “a person”.',
  },
  'privacy.hard.phone': {
    sv: 'Texten ser ut att innehålla ett telefonnummer. Ta bort det.',
    en: 'The text seems to contain a telephone number. Remove it.',
  },
  'privacy.hard.email': {
    sv: 'Texten ser ut att innehålla en e-postadress. Ta bort den.',
    en: 'The text seems to contain an e-mail address. Remove it.',
  },
  'privacy.hard.plate': {
    sv: 'Texten ser ut att innehålla ett registreringsnummer. Skriv till exempel ”en mörk personbil”.',
    en: 'The text seems to contain a registration plate. Write for example “a dark car”.',
  },
  'privacy.hard.handle': {
    sv: 'Texten ser ut att innehålla ett användarnamn i sociala medier. Skriv till exempel ”ett konto i sociala medier”.',
    en: 'The text seems to contain a social-media handle. Write for example “a social-media account”.',
  },
  'privacy.soft.name': {
    sv: 'Texten ser ut att innehålla ett personnamn. Skriv till exempel ”en person”. En samordnare kan spara ändå med en motivering.',
    en: 'The text seems to contain a person’s name. Write for example “a person”. A coordinator can save anyway with a reason.',
  },
  'privacy.soft.dwelling': {
    sv: 'Texten pekar ut en bostad. Skriv gata eller plats, inte lägenhet eller våning. En samordnare kan spara ändå med en motivering.',
    en: 'The text points out a dwelling. Write the street or place, not the flat or floor. A coordinator can save anyway with a reason.',
  },
  'actor-name.anonymous': { sv: 'Någon utan inloggning', en: 'Someone not signed in' },
  'actor-name.kommandoraden': { sv: 'Kommandoraden', en: 'The command line' },
  'password.too-short': {
    sv: 'Lösenordet behöver minst {limit} tecken. Flera ord i rad går bra.',
    en: 'The password needs at least {limit} characters. Several words in a row are fine.',
  },
  'password.too-long': {
    sv: 'Lösenordet får ha högst {limit} tecken.',
    en: 'The password may have at most {limit} characters.',
  },
  'password.too-simple': {
    sv: 'Lösenordet är för enkelt: använd fler olika tecken.',
    en: 'The password is too simple: use more different characters.',
  },
  'password.contains-address': {
    sv: 'Lösenordet får inte innehålla din e-postadress.',
    en: 'The password may not contain your e-mail address.',
  },
})

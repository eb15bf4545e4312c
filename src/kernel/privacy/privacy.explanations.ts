import type { FindingKind } from './finding.ts'

/** Per kind: what it looks like, why it may not be stored, and what to write instead. */
export const privacyExplanations: Readonly<Record<FindingKind, { readonly sv: string; readonly en: string }>> = {
  'personal-number': {
    sv: 'Ser ut som ett personnummer eller samordningsnummer. Lägesbilden får inte innehålla uppgifter om personer. Skriv t.ex. ”en person”.',
    en: 'Looks like a personal identity number or coordination number. The situational picture may not hold data on persons. Write for example “a person”.',
  },
  phone: {
    sv: 'Ser ut som ett telefonnummer. Ett nummer kan peka ut en person. Ta bort det och skriv vid behov ”uppgifter finns hos den som rapporterar”.',
    en: 'Looks like a phone number. A number can point out a person. Remove it and, if need be, write “details are kept by the reporter”.',
  },
  email: {
    sv: 'Ser ut som en e-postadress. En adress kan peka ut en person. Ta bort den och skriv t.ex. ”inkommet mejl”.',
    en: 'Looks like an e-mail address. An address can point out a person. Remove it and write for example “an e-mail received”.',
  },
  plate: {
    sv: 'Ser ut som ett registreringsnummer. Det leder till fordonets ägare. Skriv vilken sorts fordon det gäller, t.ex. ”en vit skåpbil”.',
    en: 'Looks like a registration plate. It leads to the owner of the vehicle. Write what kind of vehicle it is, for example “a white van”.',
  },
  handle: {
    sv: 'Ser ut som ett konto i sociala medier. Det kan peka ut en person. Skriv t.ex. ”ett konto på Snapchat”. Tipsa polisen direkt om det behövs.',
    en: 'Looks like a social media account. It can point out a person. Write for example “an account on Snapchat”. Tell the police directly if needed.',
  },
  name: {
    sv: 'Ser ut som ett personnamn. Lägesbilden beskriver platser och händelser, inte personer. Skriv t.ex. ”en ungdom” eller ”en boende”.',
    en: 'Looks like the name of a person. The situational picture describes places and events, not persons. Write for example “a young person” or “a resident”.',
  },
  dwelling: {
    sv: 'Pekar ut en viss bostad eller koden till den. Det räcker med gatan eller området. Skriv t.ex. ”i ett flerbostadshus”.',
    en: 'Points out one dwelling, or the code that opens it. The street or the area is enough. Write for example “in a block of flats”.',
  },
}

import { defineTexts } from '#kernel/i18n/texts.ts'

/** The rules of who gets in, as the system owner sets them. */
export const accessTexts = defineTexts({
  'access.title': { sv: 'Regler för inloggning', en: 'Rules for signing in' },
  'access.lead': {
    sv: 'Vilka roller som måste logga in i två steg, och hur länge en inbjudan gäller.',
    en: 'Which roles must sign in with two steps, and for how long an invitation holds.',
  },
  'access.saved': { sv: 'Reglerna är sparade.', en: 'The rules are saved.' },
  'access.invitation': { sv: 'Inbjudningar', en: 'Invitations' },
  'access.invitation-days': { sv: 'Dagar som en inbjudan gäller', en: 'Days that an invitation holds' },
  'access.invitation-help': {
    sv: '1 till 30 dagar. Länkar som redan är skickade behåller sin tid.',
    en: '1 to 30 days. Links already sent keep their time.',
  },
  'access.roles': { sv: 'Inloggning i två steg', en: 'Signing in with two steps' },
  'access.roles-lead': {
    sv: 'Ange från vilken dag. Till dess påminns alla som har rollen; därefter kommer den som saknar ett andra steg bara till sidan där man ställer in det.',
    en: 'Give the first day. Until then all who hold the role are reminded; from then on whoever lacks a second step only reaches the page where it is set up.',
  },
  'access.role-from': { sv: '{role}: krävs från', en: '{role}: required from' },
  'access.role-now': {
    sv: '{held, plural, =0 {Ingen har rollen i dag.} one {En har rollen, {secured} med ett andra steg.} other {# har rollen, {secured} med ett andra steg.}}',
    en: '{held, plural, =0 {Nobody holds the role today.} one {One holds the role, {secured} with a second step.} other {# hold the role, {secured} with a second step.}}',
  },
  'access.save': { sv: 'Spara reglerna', en: 'Save the rules' },
  'access.history': { sv: 'Historik', en: 'History' },
  'access.value.requirement': { sv: '{role} från {from}', en: '{role} from {from}' },
  'access.secured': { sv: 'Loggar in i två steg.', en: 'Signs in with two steps.' },
  'access.unsecured': { sv: 'Loggar in med enbart lösenord.', en: 'Signs in with a password only.' },
  'access.reset': { sv: 'Ta bort det andra steget', en: 'Take the second step away' },
  'access.reset.help': {
    sv: 'För den som tappat både telefon och återställningskoder. Förvissa dig först om att det är rätt person som ber. Hon loggas ut överallt och loggar sedan in med lösenord.',
    en: 'For someone who has lost both telephone and recovery codes. First make sure that the right person asks. She is signed out everywhere and then signs in with her password.',
  },
  'access.value.code': { sv: 'kod från app', en: 'code from an app' },
  'access.value.recovery': { sv: 'återställningskod', en: 'recovery code' },
  'access.value.set': { sv: 'inställt', en: 'set up' },
  'access.value.new': { sv: 'nya', en: 'new' },
  'accounts.rejected.own-second-step': {
    sv: 'Ditt eget andra steg ändrar du under Ditt konto.',
    en: 'You change your own second step under Your account.',
  },
  'accounts.rejected.no-step': {
    sv: 'Kontot har inget andra steg att ta bort.',
    en: 'The account has no second step to take away.',
  },
  'field-name.auth.access-rule.invitationDays': { sv: 'inbjudans dagar', en: 'days of an invitation' },
  'field-name.auth.access-rule.requirements': { sv: 'krav på två steg', en: 'two steps required' },
  'action.accounts.rules': { sv: 'såg reglerna för inloggning', en: 'saw the rules for signing in' },
  'action.accounts.change-rules': { sv: 'ändrade reglerna för inloggning', en: 'changed the rules for signing in' },
  'action.auth.access-rule.history': { sv: 'såg reglernas historik', en: 'saw the history of the rules' },
  'action.accounts.account-security': { sv: 'såg hur ett konto loggar in', en: 'saw how an account signs in' },
  'action.accounts.reset-second-step': {
    sv: 'tog bort ett kontos andra steg',
    en: 'took the second step of an account away',
  },
})

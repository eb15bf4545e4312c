import { defineTexts } from '#kernel/i18n/texts.ts'

/** The half-yearly review of who has which role. */
export const roleReviewTexts = defineTexts({
  'review.title': { sv: 'Genomgång av roller', en: 'Review of roles' },
  'review.lead': {
    sv: 'Vem har vilken roll, och behövs den? Varje rad ska få ett svar innan genomgången signeras. Roller som avslutas upphör genast.',
    en: 'Who has which role, and is it needed? Every line is to be answered before the review is signed. Roles that are ended cease at once.',
  },
  'review.state.later': { sv: 'Klar till {due}', en: 'Done until {due}' },
  'review.state.soon': {
    sv: 'Ska vara klar {due}, om {days, plural, =0 {idag} one {# dag} other {# dagar}}',
    en: 'To be done by {due}, {days, plural, =0 {today} one {in # day} other {in # days}}',
  },
  'review.state.overdue': {
    sv: 'Skulle ha varit klar {due}, {days, plural, one {# dag} other {# dagar}} sen',
    en: 'Should have been done by {due}, {days, plural, one {# day} other {# days}} late',
  },
  'review.count': {
    sv: '{n, plural, one {En roll} other {{n, number} roller}} hos {accounts, plural, one {ett konto} other {{accounts, number} konton}}',
    en: '{n, plural, one {One role} other {{n, number} roles}} of {accounts, plural, one {one account} other {{accounts, number} accounts}}',
  },
  'review.lines': { sv: 'Rollerna', en: 'The roles' },
  'review.name': { sv: 'Konto', en: 'Account' },
  'review.party': { sv: 'Part', en: 'Party' },
  'review.role': { sv: 'Roll', en: 'Role' },
  'review.last': { sv: 'Senast inloggad', en: 'Last signed in' },
  'review.verdict': { sv: 'Svar', en: 'Answer' },
  'review.verdict-of': { sv: 'Svar för {name}, {role}', en: 'Answer for {name}, {role}' },
  'review.verdict.keep': { sv: 'Behåll', en: 'Keep' },
  'review.verdict.end': { sv: 'Avsluta', en: 'End' },
  'review.own': { sv: 'din egen', en: 'your own' },
  'review.sign-help': {
    sv: 'Du intygar att du har gått igenom varje rad. Ett konto som blir utan roll kommer in men ser ingenting: stäng det om personen har slutat.',
    en: 'You confirm that you have gone through every line. An account left without a role gets in but sees nothing: close it if the person has left.',
  },
  'review.sign': { sv: 'Signera genomgången', en: 'Sign the review' },
  'review.done': {
    sv: '{ended, plural, =0 {Genomgången är signerad. Alla roller finns kvar.} one {Genomgången är signerad. En roll är avslutad.} other {Genomgången är signerad. # roller är avslutade.}}',
    en: '{ended, plural, =0 {The review is signed. All roles remain.} one {The review is signed. One role has ended.} other {The review is signed. # roles have ended.}}',
  },
  'review.only-owners': {
    sv: 'En systemägare signerar genomgången.',
    en: 'A system owner signs the review.',
  },
  'review.earlier': { sv: 'Tidigare genomgångar', en: 'Earlier reviews' },
  'review.none': { sv: 'Ingen genomgång är signerad än.', en: 'No review has been signed yet.' },
  'review.signed': { sv: 'Signerad', en: 'Signed' },
  'review.by': { sv: 'Av', en: 'By' },
  'review.due': { sv: 'Skulle vara klar', en: 'Was due' },
  'review.kept': { sv: 'Behållna', en: 'Kept' },
  'review.ended': { sv: 'Avslutade', en: 'Ended' },
  'review.from': { sv: 'Från och med', en: 'From' },
  'review.of': { sv: 'Genomgång {at}', en: 'Review {at}' },
  'review.file': { sv: 'roller.csv', en: 'roles.csv' },
  'accounts.rejected.review-changed': {
    sv: 'Roller har ändrats sedan sidan öppnades. Ladda om den, gå igenom de rader som är nya och signera igen.',
    en: 'Roles have changed since the page was opened. Load it again, go through the lines that are new, and sign again.',
  },
  'message.role-review-soon.subject': { sv: 'Dags att gå igenom roller', en: 'Time to review roles' },
  'message.role-review-soon.body': {
    sv: 'Genomgången av vem som har vilken roll ska vara klar {due}.',
    en: 'The review of who has which role is to be done by {due}.',
  },
  'message.role-review-overdue.subject': { sv: 'Genomgången av roller är sen', en: 'The review of roles is late' },
  'message.role-review-overdue.body': {
    sv: 'Genomgången av vem som har vilken roll skulle ha varit klar {due}. Revisorn ser att den är sen.',
    en: 'The review of who has which role should have been done by {due}. The auditor sees that it is late.',
  },
  'field-name.auth.role-review.dueOn': { sv: 'skulle vara klar', en: 'was due' },
  'field-name.auth.role-review.kept': { sv: 'behållna roller', en: 'roles kept' },
  'field-name.auth.role-review.ended': { sv: 'avslutade roller', en: 'roles ended' },
  'action.accounts.review': { sv: 'såg genomgången av roller', en: 'saw the review of roles' },
  'action.accounts.sign-review': { sv: 'signerade genomgången av roller', en: 'signed the review of roles' },
  'action.accounts.signed-review': { sv: 'såg en signerad genomgång', en: 'saw a signed review' },
  'action.accounts.remind-of-review': { sv: 'påminde om genomgången av roller', en: 'reminded of the review of roles' },
})

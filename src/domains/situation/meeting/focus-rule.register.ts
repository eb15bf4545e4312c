import { anyOf } from '#kernel/auth/actor.ts'
import { reject } from '#kernel/errors/problem.ts'
import { day, longText, number } from '#kernel/register/field.ts'
import { register } from '#kernel/register/register.ts'
import { canReadWeek } from '../pictures/picture.policy.ts'

/** When a focus meeting is called for, from a day on. P-05: the sources say "several serious events over a longer period". */
export const focusRuleRegister = register({
  name: 'situation.focus_rule',
  path: '/focus-meetings/rules',
  texts: {
    title: { sv: 'Regel för fokusmöte', en: 'Rule for focus meetings' },
    lead: {
      sv: 'När ett område haft flera allvarliga händelser under en längre tid visar mötet att ett fokusmöte kan behövas. Gruppen avgör. Utan egen regel gäller: minst 3 allvarliga händelser på 8 veckor, i minst 2 av dem.',
      en: 'When an area has had several serious events over a longer time, the meeting shows that a focus meeting may be needed. The group decides. Without a rule of your own: at least 3 serious events in 8 weeks, in at least 2 of them.',
    },
    one: { sv: 'Regel', en: 'Rule' },
    add: { sv: 'Lägg till regel', en: 'Add rule' },
    empty: {
      sv: 'Ingen egen regel ännu. Förvalet gäller: minst 3 allvarliga händelser på 8 veckor, i minst 2 av dem.',
      en: 'No rule of your own yet. The default holds: at least 3 serious events in 8 weeks, in at least 2 of them.',
    },
    unique: {
      focus_rule_valid_from_unique: {
        sv: 'Det finns redan en regel från den dagen.',
        en: 'There is already a rule from that day.',
      },
    },
    rules: {
      'focus-rules.rejected.spread': {
        sv: 'Händelserna kan inte ligga i fler veckor än perioden har.',
        en: 'The events cannot fall in more weeks than the period has.',
      },
    },
  },
  fields: {
    validFrom: { ...day(), label: { sv: 'Gäller från', en: 'Valid from' } },
    weeks: { ...number(2, 52), label: { sv: 'Antal veckor', en: 'Number of weeks' } },
    events: {
      ...number(1, 100),
      label: { sv: 'Minst så många allvarliga händelser', en: 'At least so many serious events' },
    },
    weeksWithEvents: {
      ...number(1, 52),
      label: { sv: 'I minst så många av veckorna', en: 'In at least so many of the weeks' },
    },
    note: { ...longText(500), label: { sv: 'Varför', en: 'Why' } },
  },
  names: 'validFrom',
  columns: ['weeks', 'events', 'weeksWithEvents'],
  filters: [],
  policy: { read: canReadWeek, write: anyOf('owner', 'coordinator') },
  rule: (next) => (next.weeksWithEvents > next.weeks ? reject('focus-rules.rejected.spread') : next),
  links: [{ href: '/focus-meetings', label: { sv: 'Fokusmöten', en: 'Focus meetings' } }],
})

export const listFocusRules = focusRuleRegister.store.list

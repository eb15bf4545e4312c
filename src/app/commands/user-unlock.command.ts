import { resetSecondStep } from '#domains/parties/access.actions.ts'
import { listAccountsAction } from '#domains/parties/account.actions.ts'
import { perform } from '#kernel/action/perform.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { type Command, requiredOption, textOption, withInstallation } from '../command.ts'

/** Takes somebody's second step away: the way back in for an only owner who has lost telephone and recovery codes. */
export const userUnlockCommand: Command = {
  name: 'user unlock',
  summary: {
    sv: 'Ta bort någons andra steg vid inloggning',
    en: 'Take someone’s second step of signing in away',
  },
  usage: '--email E',
  details: [
    {
      term: '--email E',
      text: { sv: 'adressen som personen loggar in med', en: 'the address the person signs in with' },
    },
  ],
  options: { email: { type: 'string' } },
  run: async (context) => {
    const email = requiredOption(context, 'email')
    return withInstallation(context, async (installation) => {
      const actor = await installation.operator(textOption(context, 'municipality'))
      const { data: accounts } = await perform(installation.house, actor, listAccountsAction, {})
      const found = accounts.find((account) => account.email.toLowerCase() === email.toLowerCase())
      if (!found) throw new Problem('rejected', 'cli.no-such-account', { params: { email } })
      const { data } = await perform(installation.house, actor, resetSecondStep, { id: found.id })
      context.say(
        {
          sv: '{name} loggas ut överallt och loggar nu in med enbart lösenord. Är lösenordet också glömt: gör en länk under Konton.',
          en: '{name} is signed out everywhere and now signs in with a password only. If the password is forgotten too: make a link under Accounts.',
        },
        { name: data.name },
      )
      context.result({ account: data.id })
      return 0 as const
    })
  },
}

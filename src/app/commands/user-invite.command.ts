import { areaChoices } from '#domains/areas/area.actions.ts'
import { inviteAccount } from '#domains/parties/account.actions.ts'
import { partyRegister } from '#domains/parties/party.register.ts'
import { perform } from '#kernel/action/perform.ts'
import { type Actor, type Role, roles } from '#kernel/auth/actor.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { collator } from '#kernel/i18n/format.ts'
import {
  type Command,
  type CommandContext,
  requiredOption,
  textOption,
  UsageError,
  withInstallation,
} from '../command.ts'
import type { Installation } from '../installation.ts'

/** Makes an account and prints the link with which its person chooses a password: the first owner's way in, or a lost one's. */
export const userInviteCommand: Command = {
  name: 'user invite',
  summary: { sv: 'Bjud in någon och få en länk att skicka', en: 'Invite someone and get a link to send' },
  usage: '--name NAME --email E --role ROLE [--party NAME] [--area CODE]',
  details: [
    { term: '--name NAME', text: { sv: 'personens namn', en: 'the person’s name' } },
    {
      term: '--email E',
      text: { sv: 'adressen som personen loggar in med', en: 'the address the person signs in with' },
    },
    { term: '--role ROLE', text: { sv: roles.join(', '), en: roles.join(', ') } },
    {
      term: '--party NAME',
      text: { sv: 'organisationen (annars kommunen själv)', en: 'the organisation (default the municipality itself)' },
    },
    {
      term: '--area CODE',
      text: { sv: 'för en rapportör: bara i det området', en: 'for a reporter: only in that area' },
    },
    { term: '--language sv|en', text: { sv: 'språk (annars sv)', en: 'language (default sv)' } },
  ],
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    role: { type: 'string' },
    party: { type: 'string' },
    area: { type: 'string' },
    language: { type: 'string' },
  },
  run: async (context) => {
    const name = requiredOption(context, 'name')
    const email = requiredOption(context, 'email')
    const role = roleOption(context)
    return withInstallation(context, async (installation) => {
      const actor = await installation.operator(textOption(context, 'municipality'))
      const party = await findParty(installation, actor, textOption(context, 'party'))
      const area = await findArea(installation, actor, textOption(context, 'area'))
      const { data } = await perform(installation.house, actor, inviteAccount, {
        name,
        email,
        party,
        language: textOption(context, 'language') ?? 'sv',
        roles: [{ role, area, validFrom: installation.house.clock.today() }],
      })
      const url = `${baseAddress()}${data.path}`
      context.say(
        {
          sv: '{name} är inbjuden. Skicka länken till personen och ingen annan; den gäller en gång, i sju dagar:\n  {url}',
          en: '{name} is invited. Send the link to the person and nobody else; it works once, for seven days:\n  {url}',
        },
        { name, url },
      )
      context.result({ account: data.accountId, path: data.path, url, expiresAt: data.expiresAt })
      return 0 as const
    })
  },
}

/** Where the installation is reached, as far as this machine knows; behind a proxy the operator puts the path after her own address. */
const baseAddress = (): string => `http://${process.env.HOST ?? '127.0.0.1'}:${process.env.PORT ?? '3000'}`

function roleOption(context: CommandContext): Role {
  const wanted = requiredOption(context, 'role')
  const role = roles.find((known) => known === wanted)
  if (!role)
    throw new UsageError({
      sv: `Rollen ${wanted} finns inte. Det finns: ${roles.join(', ')}.`,
      en: `There is no role ${wanted}. There are: ${roles.join(', ')}.`,
    })
  return role
}

const sameWord = (a: string, b: string): boolean => a.localeCompare(b, 'sv', { sensitivity: 'accent' }) === 0

/** The party by name or former name; without a name the municipality's own, which is added when there is none yet. */
async function findParty({ house }: Installation, actor: Actor, wanted = actor.municipalityName): Promise<number> {
  const { data: parties } = await perform(house, actor, partyRegister.actions.list, {})
  const own = wanted === actor.municipalityName ? parties.find(({ kind }) => kind === 'municipality') : undefined
  const found =
    own ?? parties.find(({ name, formerNames }) => [name, ...formerNames].some((one) => sameWord(one, wanted)))
  if (found) return found.id
  if (wanted !== actor.municipalityName) {
    const names = parties.map(({ name }) => name).sort(collator('sv').compare)
    throw new Problem('rejected', 'cli.no-such-party', { params: { name: wanted, names: names.join(', ') } })
  }
  const { data } = await perform(house, actor, partyRegister.actions.create, {
    name: wanted,
    kind: 'municipality',
    relation: 'internal',
    validFrom: house.clock.today(),
  })
  return data.id
}

async function findArea({ house }: Installation, actor: Actor, code: string | undefined): Promise<number | undefined> {
  if (code === undefined) return undefined
  const { data } = await perform(house, actor, areaChoices, {})
  const found = data.areas.find((area) => area.inPicture && area.code === code)
  if (!found) throw new Problem('rejected', 'cli.no-such-area', { params: { code } })
  return found.id
}

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '../src/kernel/auth/one-time-code.ts'
import { systemClock } from '../src/kernel/time/clock.ts'
import {
  arrivesAt,
  follow,
  inspect,
  newPerson,
  openBrowser,
  openMenu,
  type Person,
  press,
  sees,
} from './testing/browser.ts'
import { type Samsyn, startSamsyn } from './testing/samsyn.ts'

const password = 'fyra blå cyklar i regn'
const invited = [
  { name: 'Samordnare Exempel', email: 'samordnare@exempel.se', role: 'Samordnare' },
  { name: 'Rapportör Exempel', email: 'rapportor@exempel.se', role: 'Rapportör', party: 'Polisen' },
  { name: 'Läsare Exempel', email: 'lasare@exempel.se', role: 'Läsare' },
]

describe('the first owner of an empty installation', () => {
  let samsyn: Samsyn
  let browser: Browser
  let owner: Person
  let claimLink: string
  const links = new Map<string, string>()
  const linkOf = (email: string): string => links.get(email) ?? ''
  const someone = () => newPerson({ browser, url: samsyn.url })

  beforeAll(async () => {
    ;[samsyn, browser] = await Promise.all([startSamsyn('serve'), openBrowser()])
    owner = await someone()
    claimLink = /http:\S+\/claim\/\S+/.exec(samsyn.output())?.[0] ?? ''
  })
  afterAll(async () => {
    await browser?.close()
    await samsyn?.stop()
  })

  it('is told by the sign-in page that there is nobody yet', async () => {
    await owner.page.goto('/sign-in')
    await sees(owner.page, 'Ingen kommun finns ännu.')
    await inspect(owner.page, 'sign-in-nobody')
  })

  it('claims it with the link that the start printed', async () => {
    const { page } = owner
    await page.goto(claimLink)
    await page.getByLabel('Kommunkod').fill('9001')
    await page.getByLabel('Kommunens namn').fill('Provkommun')
    await page.getByLabel('Ditt namn').fill('Ägare Exempel')
    await page.getByLabel('E-postadress').fill('agare@exempel.se')
    await page.getByLabel('Lösenord').fill('kort')
    await inspect(page, 'claim')
    await press(page, 'Bli ägare och logga in')
    await sees(page, /minst tolv tecken|för kort/i)
    expect(await page.getByLabel('Kommunens namn').inputValue()).toBe('Provkommun')
    await page.getByLabel('Lösenord').fill(password)
    await press(page, 'Bli ägare och logga in')
    await page.waitForURL(`${samsyn.url}/`)
    await sees(page, 'Ägare Exempel')
  })

  it('and nobody can claim it again, with that link or another', async () => {
    const { page, complaints } = await someone()
    for (const link of [claimLink, claimLink.replace(/\w{4}$/, 'AAAA')]) {
      await page.goto(link)
      await arrivesAt(page, 'Installationen har en ägare')
    }
    await inspect(page, 'claim-done')
    expect(await page.getByRole('textbox').count()).toBe(0)
    const again = await fetch(claimLink, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({
        municipality: '9002',
        municipalityName: 'Annan',
        name: 'Annan',
        email: 'annan@exempel.se',
        language: 'sv',
        password,
      }),
    })
    expect(again.status).toBe(409)
    expect(again.headers.getSetCookie()).toEqual([])
    expect(complaints).toEqual([])
  })

  it('adds a party that reports', async () => {
    const { page } = owner
    await page.goto('/parties')
    await inspect(page, 'parties')
    await follow(page, 'Lägg till part')
    await page.getByLabel('Namn', { exact: true }).fill('Polisen')
    await page.getByLabel('Slag').selectOption({ label: 'Myndighet' })
    await page.getByLabel('Förhållande till kommunen').selectOption({ label: 'Extern' })
    await page.getByLabel('Från och med').fill('2020-01-01')
    await inspect(page, 'party-new')
    await press(page, 'Spara')
    await arrivesAt(page, 'Polisen')
    await inspect(page, 'party')
  })

  it('invites a coordinator, a reporter and a reader; each link is shown once', async () => {
    const { page } = owner
    await page.goto('/accounts/new')
    await inspect(page, 'account-new')
    for (const person of invited) {
      await page.goto('/accounts/new')
      await page.getByLabel('Namn', { exact: true }).fill(person.name)
      await page.getByLabel('E-postadress').fill(person.email)
      await page.getByLabel('Part', { exact: true }).selectOption({ label: person.party ?? 'Provkommun' })
      await page.getByLabel('Roll', { exact: true }).selectOption({ label: person.role })
      await press(page, 'Skapa inbjudan')
      await arrivesAt(page, `Länk till ${person.name}`)
      links.set(person.email, await page.getByLabel('Länken').inputValue())
    }
    await inspect(page, 'account-link')
    await follow(page, 'Till kontot')
    await arrivesAt(page, 'Läsare Exempel')
    await inspect(page, 'account')
    expect(await page.content()).not.toContain(linkOf('lasare@exempel.se').split('/').at(-1))
    await follow(page, 'Ändra')
    await inspect(page, 'account-edit')
    await page.goto('/accounts')
    for (const { name } of invited) await sees(page, name)
    await inspect(page, 'accounts')
  })

  it('sees them choose passwords and sign in', async () => {
    for (const { email, name } of invited) {
      const { page, complaints } = await someone()
      await page.goto(linkOf(email))
      await sees(page, email)
      if (email === 'samordnare@exempel.se') await inspect(page, 'invitation')
      await page.getByLabel('Lösenord').fill(password)
      await press(page, 'Spara lösenordet och logga in')
      await page.waitForURL(`${samsyn.url}/`)
      await sees(page, name)
      await openMenu(page)
      await press(page, 'Logga ut')
      await arrivesAt(page, 'Logga in')
      await signIn(page, email, password)
      await page.waitForURL(`${samsyn.url}/`)
      await sees(page, name)
      await page.context().clearCookies()
      await page.goto(linkOf(email))
      await arrivesAt(page, 'Länken gäller inte längre')
      expect(complaints).toEqual([])
    }
  })

  it('and a guesser is told of the lock, also with the right password, until the owner makes a new link', async () => {
    const guesser = await someone()
    await guesser.page.goto('/sign-in')
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(guesser.page, 'lasare@exempel.se', `fel ${attempt}`)
    await signIn(guesser.page, 'lasare@exempel.se', password)
    await sees(guesser.page, /Efter fem fel i rad är kontot spärrat en kvart/)
    expect(await guesser.page.getByLabel('E-postadress').inputValue()).toBe('lasare@exempel.se')
    expect(await guesser.page.getByLabel('Lösenord').inputValue()).toBe('')
    await inspect(guesser.page, 'sign-in-refused')

    await owner.page.goto('/accounts')
    await follow(owner.page, 'Läsare Exempel')
    await follow(owner.page, 'Gör en ny länk')
    await inspect(owner.page, 'account-link-new')
    await press(owner.page, 'Gör en ny länk')
    await guesser.page.goto(await owner.page.getByLabel('Länken').inputValue())
    await guesser.page.getByLabel('Lösenord').fill('sju gröna äpplen')
    await press(guesser.page, 'Spara lösenordet och logga in')
    await sees(guesser.page, 'Läsare Exempel')
    const elsewhere = await someone()
    await elsewhere.page.goto('/sign-in')
    await signIn(elsewhere.page, 'lasare@exempel.se', 'sju gröna äpplen')
    await sees(elsewhere.page, 'Läsare Exempel')
  })

  it('connects an app without script, and signs in with its code or a recovery code', async () => {
    const { page } = await newPerson({ browser, url: samsyn.url, javaScript: false })
    await page.goto('/sign-in?next=/me/security')
    await signIn(page, 'rapportor@exempel.se', password)
    await arrivesAt(page, 'Inloggning i två steg')
    await page.getByLabel('Ditt lösenord').first().fill(password)
    await press(page, 'Koppla en app')
    await arrivesAt(page, 'Kod från en app')
    const secret = (await page.locator('.secret-text').innerText()).replaceAll(/\s/g, '')
    await page.getByLabel('Kod', { exact: true }).fill(codeAt(secret, systemClock.now()))
    await press(page, 'Slå på')
    await arrivesAt(page, 'Återställningskoder')
    const [recovery = ''] = await page.locator('.code-list li').allInnerTexts()

    await page.context().clearCookies()
    await page.goto('/sign-in')
    await signIn(page, 'rapportor@exempel.se', password)
    await arrivesAt(page, 'Det andra steget')
    await page.getByLabel('Kod', { exact: true }).fill('000000')
    await press(page, 'Logga in')
    await sees(page, /Koden stämmer inte/)
    await page.getByLabel('Kod', { exact: true }).fill(recovery)
    await press(page, 'Logga in')
    await page.waitForURL(`${samsyn.url}/`)
    await page.goto('/me/security')
    await sees(page, /Du har 9 koder kvar/)
  })

  it('adds a passkey and signs in with it alone', async () => {
    const url = samsyn.url.replace('127.0.0.1', 'localhost')
    const { page, context, complaints } = await newPerson({ browser, url })
    const device = await context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    })
    await page.goto('/sign-in?next=/me/security')
    await signIn(page, 'agare@exempel.se', password)
    await page.getByLabel('Namn').fill('Provtelefonen')
    await page.getByLabel('Ditt lösenord').nth(1).fill(password)
    await press(page, 'Lägg till en passkey')
    await arrivesAt(page, 'Återställningskoder')
    await inspect(page, 'recovery-codes')
    await follow(page, 'Jag har sparat koderna')
    await sees(page, 'Provtelefonen')
    await inspect(page, 'security-on')
    await page.getByLabel('Ditt lösenord').first().fill(password)
    await press(page, 'Koppla en app')
    await arrivesAt(page, 'Kod från en app')
    await inspect(page, 'security-code')

    await context.clearCookies()
    await page.goto('/sign-in?next=/me')
    await inspect(page, 'sign-in')
    await press(page, 'Logga in med passkey')
    await arrivesAt(page, 'Ditt konto')
    await context.clearCookies()
    await page.goto('/sign-in?next=/accounts/rules')
    await signIn(page, 'agare@exempel.se', password)
    await arrivesAt(page, 'Regler för inloggning')
    await inspect(page, 'access-rules')
    expect(complaints).toEqual([])
  })

  it('can end another session from the list, and a change of password ends all others', async () => {
    const [desk, borrowed, third] = [await someone(), await someone(), await someone()]
    for (const { page } of [desk, borrowed, third]) {
      await page.goto('/sign-in?next=/me')
      await signIn(page, 'samordnare@exempel.se', password)
      await arrivesAt(page, 'Ditt konto')
    }
    await desk.page.reload()
    await inspect(desk.page, 'me')
    const rows = desk.page.getByRole('table').getByRole('row')
    const before = await rows.count()
    await rows.filter({ hasText: 'den här' }).waitFor()
    await rows.filter({ hasNotText: 'den här' }).getByRole('button', { name: 'Logga ut' }).first().click()
    await sees(desk.page, 'Enheten är utloggad.')
    expect(await rows.count()).toBe(before - 1)

    await desk.page.getByLabel('Nuvarande lösenord').fill('något annat')
    await desk.page.getByLabel('Nytt lösenord').fill('nio röda hus vid ån')
    await press(desk.page, 'Byt lösenord')
    await sees(desk.page, /Det nuvarande lösenordet stämmer inte/)
    await desk.page.getByLabel('Nuvarande lösenord').fill(password)
    await desk.page.getByLabel('Nytt lösenord').fill('nio röda hus vid ån')
    await press(desk.page, 'Byt lösenord')
    await sees(desk.page, 'Lösenordet är bytt och alla andra enheter är utloggade.')
    for (const { page } of [borrowed, third]) {
      await page.goto('/me')
      await arrivesAt(page, 'Logga in')
    }
    await desk.page.goto('/me')
    await arrivesAt(desk.page, 'Ditt konto')
    expect([...desk.complaints, ...owner.complaints]).toEqual([])
  })
})

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel('E-postadress').fill(email)
  await page.getByLabel('Lösenord').fill(secret)
  await Promise.all([page.waitForEvent('load'), press(page, 'Logga in')])
}

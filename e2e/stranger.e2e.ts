import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allActions, allRoutes } from '../src/app/domains.ts'
import { addressOf, demoSurface, publicSurface } from '../src/kernel/http/public-surface.ts'
import { arrivesAt, follow, inspect, newPerson, openBrowser, sees } from './testing/browser.ts'
import type { Samsyn } from './testing/samsyn.ts'
import { arrive, startTown } from './testing/town.ts'

const closed = allRoutes.filter((route) => !publicSurface.includes(addressOf(route)))
const concrete = (path: string): string => path.replace(/:[^/]+/g, '1')
const onlyCoordinators = ['/situation', '/observations', '/imports', '/activities', '/levels/rules']
const onlyOwners = ['/accounts', '/accounts/new', '/accounts/1', '/accounts/export.csv']

describe('somebody without a session', () => {
  let samsyn: Samsyn
  let browser: Browser
  const ask = (path: string, method = 'GET') =>
    fetch(`${samsyn.url}${path}`, { method, redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' } })

  beforeAll(async () => {
    ;[samsyn, browser] = await Promise.all([startTown(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await samsyn?.stop()
  })

  it('is led from every page to sign-in, and from there back', async () => {
    const pages = closed.filter(({ kind }) => kind === 'page').map(({ path }) => concrete(path))
    expect(pages.length).toBeGreaterThan(25)
    for (const path of pages) {
      const answer = await ask(path)
      const way = `/sign-in?next=${encodeURIComponent(path)}`
      expect([answer.status, answer.headers.get('location')], path).toEqual([303, way])
    }
    const { page, complaints } = await newPerson({ browser, url: samsyn.url })
    await page.goto('/observations')
    await arrivesAt(page, 'Logga in')
    await inspect(page, 'sign-in')
    expect(complaints).toEqual([])
  })

  it('gets no download, and can send no form', async () => {
    for (const route of closed.filter(({ kind }) => kind !== 'page')) {
      const answer = await ask(concrete(route.path), route.kind === 'form' ? 'POST' : 'GET')
      expect(answer.status, addressOf(route)).toBe(401)
      expect(await answer.text(), addressOf(route)).not.toContain('Provkommun')
    }
  })

  it('is told by a form in words, with a way to sign in', async () => {
    const { page, context } = await arrive({ browser, url: samsyn.url }, 'reporter')
    await page.goto('/me')
    await context.clearCookies()
    await page.getByRole('button', { name: 'Byt lösenord' }).click()
    await sees(page, /Logga in för att fortsätta/)
    await inspect(page, 'signed-out')
    await follow(page, 'Logga in')
    await arrivesAt(page, 'Logga in')
  })

  it('gets 401 from every address of the programming interface', async () => {
    const calls = allActions.filter(({ api }) => api)
    expect(calls.length).toBeGreaterThan(40)
    for (const { http } of calls) {
      const [method = 'GET', path = ''] = http.split(' ')
      const answer = await ask(`/api${concrete(path)}`, method)
      expect([answer.status, answer.headers.get('content-type')], http).toEqual([401, 'application/problem+json'])
    }
  })

  it('finds no demonstration, and an unknown address says so', async () => {
    for (const address of demoSurface) {
      const [method = 'GET', path = ''] = address.split(' ')
      expect((await ask(path, method)).status, address).toBe(404)
    }
    const { page } = await newPerson({ browser, url: samsyn.url })
    await page.goto('/nagon-annanstans')
    await arrivesAt(page, 'Sidan finns inte')
    await inspect(page, 'not-found')
  })

  it('and a reader is refused what is not hers, kindly', async () => {
    const { page, complaints } = await arrive({ browser, url: samsyn.url }, 'reader')
    for (const path of [...onlyCoordinators, ...onlyOwners]) {
      const answer = await page.request.get(path)
      expect(answer.status(), path).toBe(403)
    }
    await page.goto('/accounts')
    await arrivesAt(page, 'Du har inte rätt till det här')
    await sees(page, /Be en ägare av systemet om rätt roll/)
    await inspect(page, 'forbidden')
    await follow(page, 'Till startsidan')
    await page.waitForURL(`${samsyn.url}/`)
    await sees(page, 'Läsare Exempel')
    expect(complaints).toEqual([])
  })
})

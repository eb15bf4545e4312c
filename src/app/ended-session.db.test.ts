import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, serveProduct } from '#kernel/http/testing/served.ts'
import { createFixture, type Fixture } from './testing/fixture.ts'

let fixture: Fixture
let served: Served
beforeAll(async () => {
  fixture = await createFixture()
  served = await serveProduct(fixture.house)
})
afterAll(async () => {
  await served.close()
  await fixture.remove()
})

const send = async (path: string, fields: Record<string, string>) => {
  const answer = await fetch(`${served.url}${path}`, {
    method: 'POST',
    headers: { origin: served.url },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  return { status: answer.status, html: await answer.text() }
}

describe('a form sent when the session has ended', () => {
  test('is answered with the way back to it, and with what was written, as text', async () => {
    const { status, html } = await send('/report', { text: 'Klotter <b>vid</b> skolan.' })
    expect(status).toBe(401)
    expect(html).toContain('/sign-in?next=%2Freport')
    expect(html).toContain('Klotter &lt;b&gt;vid&lt;/b&gt; skolan.')
  })
  test('says so in words to a script that sends it from a phone’s queue', async () => {
    const answer = await fetch(`${served.url}/report`, {
      method: 'POST',
      headers: { origin: served.url, accept: 'application/json' },
      body: new URLSearchParams({ text: 'Klotter.' }),
    })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
    expect(((await answer.json()) as { texts: { text: string }[] }).texts[0]?.text).toMatch(/[Ll]ogga in/)
  })
  test('leads back to the record it was about', async () => {
    const { html } = await send('/observations/17/edit', { text: 'Rättad.' })
    expect(html).toContain('/sign-in?next=%2Fobservations%2F17%2Fedit')
  })
  test('never gives back a password or a confidential note', async () => {
    expect(
      (await send('/me/password', { current: 'gammalt hemligt ord', password: 'nytt hemligt ord' })).html,
    ).not.toContain('hemligt')
    expect((await send('/observations/17/secret', { note: 'mycket hemligt' })).html).not.toContain('mycket hemligt')
  })
})

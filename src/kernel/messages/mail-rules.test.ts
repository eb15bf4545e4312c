import { describe, expect, test } from 'vitest'
import { failureOf, isTooOld, nextAttempt } from './mail-rules.ts'
import { readMailSettings } from './mail-server.ts'

const now = '2026-09-30T08:00:00.000Z'

describe('a letter that cannot be sent', () => {
  test('is tried again after longer and longer waits, and given up after six', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((attempts) => nextAttempt(attempts, now))).toEqual([
      '2026-09-30T08:01:00.000Z',
      '2026-09-30T08:05:00.000Z',
      '2026-09-30T08:30:00.000Z',
      '2026-09-30T10:00:00.000Z',
      '2026-09-30T14:00:00.000Z',
      '2026-10-01T08:00:00.000Z',
      null,
    ])
  })

  test.each([
    [{ responseCode: 550 }, { reason: 'smtp-550', final: true }],
    [{ responseCode: 451 }, { reason: 'smtp-451', final: false }],
    [
      { responseCode: 535, code: 'EAUTH' },
      { reason: 'smtp-535', final: false },
    ],
    [{ code: 'ECONNREFUSED' }, { reason: 'econnrefused', final: false }],
    [new Error('mailbox anna@exempel.se full'), { reason: 'unknown', final: false }],
  ])('is called by number or name, never by words that may quote an address: %o', (error, failure) => {
    expect(failureOf(error)).toEqual(failure)
  })

  test('is not sent when three days have gone', () => {
    expect(isTooOld('2026-09-27T08:00:00.000Z', now)).toBe(false)
    expect(isTooOld('2026-09-27T07:59:59.000Z', now)).toBe(true)
  })
})

describe('what the operator says of e-mail', () => {
  const full = {
    SMTP_URL: 'smtp://post.exempel.se',
    MAIL_FROM: 'Samsyn <samsyn@exempel.se>',
    PUBLIC_URL: 'https://samsyn.exempel.se/',
  }

  test('is nothing, and then nothing is sent', () => {
    expect(readMailSettings({})).toBeNull()
    expect(readMailSettings({ MAIL_FROM: 'a@exempel.se', PUBLIC_URL: 'https://samsyn.exempel.se' })).toBeNull()
  })

  test('is server, sender and own address', () => {
    expect(readMailSettings(full)).toEqual({
      smtpUrl: full.SMTP_URL,
      from: full.MAIL_FROM,
      publicUrl: 'https://samsyn.exempel.se',
    })
  })

  test.each([
    [{ MAIL_FROM: undefined }, 'incomplete'],
    [{ PUBLIC_URL: '' }, 'incomplete'],
    [{ SMTP_URL: 'post.exempel.se' }, 'smtp-url'],
    [{ SMTP_URL: 'https://post.exempel.se' }, 'smtp-url'],
    [{ PUBLIC_URL: 'samsyn.exempel.se' }, 'public-url'],
    [{ MAIL_FROM: 'Samsyn' }, 'from'],
    [{ MAIL_FROM: 'a@exempel.se\r\nBcc: b@exempel.se' }, 'from'],
  ])('is refused when it is half said or wrong: %o', (change, fault) => {
    expect(readMailSettings({ ...full, ...change })).toBe(fault)
  })
})

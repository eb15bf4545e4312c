import { createTransport } from 'nodemailer'

/** The operator's mail server. Nothing leaves the installation unless there is one. */
export type MailSettings = {
  /** `smtp://user:password@host:587`, or `smtps://` where the whole connection is encrypted from the start */
  readonly smtpUrl: string
  readonly from: string
  /** The address under which people reach Samsyn, without a slash at its end */
  readonly publicUrl: string
}

export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same letter sent again carries the same one, so that a mail server can tell. */
  readonly messageId: string
}

export type MailServer = {
  /** Throws the mail server's or the network's own error. */
  send(mail: Mail): Promise<void>
  /** Throws when it does not answer or does not let us in. */
  verify(): Promise<void>
  close(): void
}

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host)
const timeoutMs = 20_000

/** A connection that is opened when something is sent. Beyond this machine it must be encrypted, unless the address says `?tls=none`. */
export function connectMailServer({ smtpUrl, from }: MailSettings): MailServer {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const isOpen = isLoopback(url.hostname) || url.searchParams.get('tls') === 'none'
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && !isOpen,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  })
  return {
    send: async ({ to, subject, text, messageId }) => {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
        // A letter is words and an address: never a file of this machine, never something fetched.
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    verify: async () => {
      await transport.verify()
    },
    close: () => transport.close(),
  }
}

export type MailFault = 'incomplete' | 'smtp-url' | 'public-url' | 'from'

/**
 * What the environment says of e-mail: null when it is off, a fault when it is half said. `SMTP_URL`, `MAIL_FROM` and
 * `PUBLIC_URL` belong together.
 */
export function readMailSettings(env: Readonly<Record<string, string | undefined>>): MailSettings | MailFault | null {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, PUBLIC_URL: publicUrl } = env
  if (!smtpUrl) return null
  if (!from || !publicUrl) return 'incomplete'
  if (!URL.canParse(smtpUrl) || !['smtp:', 'smtps:'].includes(new URL(smtpUrl).protocol)) return 'smtp-url'
  if (!URL.canParse(publicUrl) || !['http:', 'https:'].includes(new URL(publicUrl).protocol)) return 'public-url'
  if (!/^[^\s@<>]+@[^\s@<>]+$|^[^<>\r\n]+ <[^\s@<>]+@[^\s@<>]+>$/.test(from)) return 'from'
  return { smtpUrl, from, publicUrl: publicUrl.replace(/\/+$/, '') }
}

import { createTransport } from 'nodemailer'

const CONNECT_MS = 10_000
const IDLE_MS = 30_000

export type RenderedMail = { subject: string; html: string; text: string }
export type MailEnvelope = RenderedMail & { id: string; to: { name: string; address: string } }
export type MailTransport = { send: (mail: MailEnvelope) => Promise<void>; close: () => void }

/**
 * SMTP as configured (`smtp://user:password@host:port`). TLS is demanded unless the server is on this machine or
 * the address says `?ignoreTLS=true`. The Message-ID follows from the outbox row, so a repeat carries the same.
 */
export function createMailTransport(smtpUrl: string, from: string): MailTransport {
  const url = new URL(smtpUrl)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const isPlain = isLocal || url.searchParams.get('ignoreTLS') === 'true'
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    requireTLS: !isPlain && url.protocol === 'smtp:',
    ignoreTLS: isPlain,
    auth: url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : undefined,
    pool: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: IDLE_MS,
  })
  const domain = from.replace(/^.*@/, '').replace(/>.*$/, '')
  return {
    async send({ id, to, subject, html, text }) {
      const headers = { 'Auto-Submitted': 'auto-generated' }
      const name = oneLine(to.name)
      const messageId = `<${id}@${domain}>`
      await transport.sendMail({
        from,
        to: { name, address: to.address },
        subject: oneLine(subject),
        html,
        text,
        messageId,
        headers,
      })
    },
    close: () => transport.close(),
  }
}

/** Names and subjects come from people: a line break in a header would start another header. */
function oneLine(text: string) {
  return text.replace(/\s+/g, ' ').trim()
}

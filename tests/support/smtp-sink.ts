import PostalMime, { type Email } from 'postal-mime'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type ReceivedMail = Email & { recipient: string }

/**
 * What a mail meets at the server: accepted, refused (451 for now; 550 for good, because there is no such mailbox),
 * or the line cut after DATA.
 */
export type Fate = 'accept' | 'later' | 'never' | 'cut'

/**
 * A real SMTP server on a free loopback port. `fate` decides by recipient and attempt number (1, 2, …) what
 * becomes of a mail; `received` holds every mail accepted, also those whose answer was cut off.
 */
export async function startSmtpSink(fate: (recipient: string, attempt: number) => Fate = () => 'accept') {
  const received: ReceivedMail[] = []
  const attempts = new Map<string, number>()
  const sockets = new Map<number, Socket>()
  const decided = new Map<string, Fate>()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, session, done) => {
      const attempt = (attempts.get(address) ?? 0) + 1
      attempts.set(address, attempt)
      const decision = fate(address, attempt)
      decided.set(session.id, decision)
      done(decision === 'never' ? refusal('no such mailbox', 550) : undefined)
    },
    onData: receive(sockets, (recipient, mail, sessionId) => {
      const decision = decided.get(sessionId) ?? 'accept'
      if (decision !== 'later') received.push({ ...mail, recipient })
      return decision
    }),
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

function receive(
  sockets: Map<number, Socket>,
  decide: (recipient: string, mail: Email, sessionId: string) => Fate,
): NonNullable<SMTPServerOptions['onData']> {
  return (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', chunk => chunks.push(chunk))
    stream.on('end', async () => {
      const mail = await PostalMime.parse(Buffer.concat(chunks))
      const decided = decide(session.envelope.rcptTo[0]?.address ?? '', mail, session.id)
      if (decided === 'later') return done(refusal('try again later', 451))
      if (decided === 'cut') return void sockets.get(session.remotePort)?.destroy()
      done()
    })
  }
}

function refusal(text: string, responseCode: number) {
  return Object.assign(new Error(text), { responseCode })
}

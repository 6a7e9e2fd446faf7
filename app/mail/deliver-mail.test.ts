import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '#tests/support/database.ts'
import { startSmtpSink, type Fate } from '#tests/support/smtp-sink.ts'
import { deliverDueMail } from './deliver-mail.server.ts'
import { LEASE_MS, LONGEST_WAIT_MS } from './delivery.ts'
import { enqueueMail } from './enqueue-mail.server.ts'
import { claimDueOutbox, countOutboxByState, findOutboxPage } from './queries.server.ts'
import { createMailTransport, type MailEnvelope } from './transport.server.ts'

const HOUR = 60 * 60_000
const START = new Date('2026-03-01T08:00:00Z')
const AT_START = { now: START, leaseUntil: START, latest: new Date(START.getTime() + LONGEST_WAIT_MS) }

async function setUp(fate?: (recipient: string, attempt: number) => Fate) {
  const { db } = openTestDatabase()
  const sink = await startSmtpSink(fate)
  const transport = createMailTransport(sink.url, 'Portal <portal@buyer.example>')
  onTestFinished(async () => {
    transport.close()
    await sink.stop()
  })
  let now = START
  const clock = { now: () => now, random: () => 0.5 }
  return {
    db,
    sink,
    deliver: (stop?: AbortSignal) => deliverDueMail(db, transport, clock, stop),
    advance: (ms: number) => (now = new Date(now.getTime() + ms)),
    queue: (address: string, uniqueKey?: string) => enqueueMail(db, now, { ...mailTo(address), uniqueKey }),
  }
}

test('a queued mail arrives once, in Chinese, with html, text and a Message-ID of the sender', async () => {
  const { db, sink, queue, deliver } = await setUp()
  queue('wang@supplier.example')
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0 })
  expect(await deliver()).toMatchObject({ sent: 0, failed: 0 })
  const [mail] = sink.received
  expect(sink.received).toHaveLength(1)
  expect(mail?.subject).toBe('重设您的登录密码')
  expect(mail?.text).toContain('token=1')
  expect(mail?.html).toContain('重设密码')
  expect(mail?.messageId).toMatch(/^<[\w-]{22}@buyer\.example>$/)
  expect(mail?.to?.[0]).toEqual({ address: 'wang@supplier.example', name: '王敏' })
  expect(countOutboxByState(db)).toEqual({ queued: 0, sent: 1, dead: 0, dropped: 0 })
})

test('a delivered mail keeps no single-use link', async () => {
  const { db, queue, deliver } = await setUp()
  queue('wang@supplier.example')
  await deliver()
  expect(JSON.stringify(findOutboxPage(db, { state: null, kind: null }, 1))).not.toContain('token=1')
})

test('the same unique key is queued once', async () => {
  const { sink, queue, deliver } = await setUp()
  queue('wang@supplier.example', 'grade-published:1')
  queue('wang@supplier.example', 'grade-published:1')
  await deliver()
  expect(sink.received).toHaveLength(1)
})

test('a temporary refusal is tried again after its wait, not before', async () => {
  const { sink, queue, deliver, advance } = await setUp((_, attempt) => (attempt === 1 ? 'later' : 'accept'))
  queue('slow@supplier.example')
  expect(await deliver()).toMatchObject({ sent: 0, failed: 1 })
  advance(29_999)
  expect(await deliver()).toMatchObject({ sent: 0, failed: 0 })
  advance(1)
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0 })
  expect(sink.received).toHaveLength(1)
})

test('a permanent refusal ends the mail and says why', async () => {
  const { db, queue, deliver } = await setUp(() => 'never')
  queue('gone@supplier.example')
  await deliver()
  const [mail] = findOutboxPage(db, { state: 'dead', kind: null }, 1)
  expect(mail?.lastError).toContain('550')
})

test('a mail whose acceptance was lost is repeated with the same Message-ID', async () => {
  const { sink, queue, deliver, advance } = await setUp((_, attempt) => (attempt === 1 ? 'cut' : 'accept'))
  queue('cut@supplier.example')
  expect(await deliver()).toMatchObject({ sent: 0, failed: 1 })
  advance(60_000)
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0 })
  expect(sink.received.map(mail => mail.messageId)).toEqual([
    sink.received[0]?.messageId,
    sink.received[0]?.messageId,
  ])
})

test('two workers at once send each mail once', async () => {
  const { sink, queue, deliver } = await setUp()
  for (let n = 0; n < 50; n++) queue(`n${n}@supplier.example`)
  await Promise.all([deliver(), deliver()])
  expect(new Set(sink.received.map(mail => mail.recipient)).size).toBe(50)
  expect(sink.received).toHaveLength(50)
})

test('a mail held by a worker that died is sent when the lease is over', async () => {
  const { db, sink, queue, deliver, advance } = await setUp()
  queue('held@supplier.example')
  claimDueOutbox(db, { ...AT_START, leaseUntil: new Date(START.getTime() + LEASE_MS) }, 20)
  expect(await deliver()).toMatchObject({ sent: 0, failed: 0 })
  advance(LEASE_MS)
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0 })
  expect(sink.received).toHaveLength(1)
})

test('a mail that fails for now is given up after three days, not before', async () => {
  const { db, queue, deliver, advance } = await setUp(() => 'later')
  queue('never@supplier.example')
  for (let hours = 0; hours < 72; hours += 2) {
    await deliver()
    advance(2 * HOUR)
  }
  expect(countOutboxByState(db)).toEqual({ queued: 1, sent: 0, dead: 0, dropped: 0 })
  await deliver()
  expect(countOutboxByState(db)).toEqual({ queued: 0, sent: 0, dead: 1, dropped: 0 })
})

test('a mail that is given up keeps no single-use link', async () => {
  const { db, queue, deliver } = await setUp(() => 'never')
  queue('gone@supplier.example')
  await deliver()
  expect(JSON.stringify(findOutboxPage(db, { state: 'dead', kind: null }, 1))).not.toContain('token=1')
})

test('a wrong password makes no mail fail for good, and only the first of them is tried', async () => {
  const { db } = openTestDatabase()
  const server = await startStrictServer()
  const transport = createMailTransport(server.url, 'Portal <portal@buyer.example>')
  onTestFinished(() => transport.close())
  for (let n = 0; n < 12; n++) enqueueMail(db, START, mailTo(`n${n}@supplier.example`))
  const clock = { now: () => START, random: () => 0.5 }
  expect(await deliverDueMail(db, transport, clock)).toEqual({ sent: 0, failed: 1, isServerDown: true })
  expect(server.signIns()).toBe(1)
  expect(countOutboxByState(db)).toEqual({ queued: 12, sent: 0, dead: 0, dropped: 0 })
  expect(claimDueOutbox(db, AT_START, 20).map(row => row.attempts)).toEqual(new Array(11).fill(1))
})

test('stopping gives back at once what was claimed and not tried', async () => {
  const stopping = new AbortController()
  const { db, queue, deliver } = await setUp(() => {
    stopping.abort()
    return 'accept'
  })
  for (let n = 0; n < 12; n++) queue(`n${n}@supplier.example`)
  expect(await deliver(stopping.signal)).toMatchObject({ sent: 1, failed: 0 })
  expect(claimDueOutbox(db, AT_START, 20).map(row => row.attempts)).toEqual(new Array(11).fill(1))
})

test('two workers send each mail once, though the server takes longer over a batch than a claim holds', async () => {
  const { db } = openTestDatabase()
  for (let n = 0; n < 5; n++) enqueueMail(db, START, mailTo(`n${n}@supplier.example`))
  let now = START
  const clock = { now: () => now, random: () => 0.5 }
  const sent: string[] = []
  const other = { send: async ({ id }: MailEnvelope) => void sent.push(id), close: () => {} }
  const slow = {
    async send({ id }: MailEnvelope) {
      now = new Date(now.getTime() + LEASE_MS * 0.9)
      sent.push(id)
      await deliverDueMail(db, other, clock)
    },
    close: () => {},
  }
  await deliverDueMail(db, slow, clock)
  expect(sent).toHaveLength(5)
  expect(new Set(sent).size).toBe(5)
  expect(countOutboxByState(db)).toEqual({ queued: 0, sent: 5, dead: 0, dropped: 0 })
})

test('a failure that comes after the claim has gone to another worker changes nothing', async () => {
  const { db } = openTestDatabase()
  enqueueMail(db, START, mailTo('slow@supplier.example'))
  const random = () => 0.5
  const later = { now: () => new Date(START.getTime() + LEASE_MS), random }
  const other = { send: async () => {}, close: () => {} }
  const stuck = {
    async send() {
      await deliverDueMail(db, other, later)
      throw new Error('timeout')
    },
    close: () => {},
  }
  await deliverDueMail(db, stuck, { now: () => START, random })
  expect(countOutboxByState(db)).toEqual({ queued: 0, sent: 1, dead: 0, dropped: 0 })
})

test('a mail put off or held while the clock was 400 days ahead is sent once the clock is right again', async () => {
  const { sink, queue, deliver, advance } = await setUp((_, attempt) => (attempt === 1 ? 'later' : 'accept'))
  queue('slow@supplier.example')
  advance(400 * 24 * HOUR)
  expect(await deliver()).toMatchObject({ sent: 0, failed: 1 })
  advance(-400 * 24 * HOUR)
  expect(await deliver()).toMatchObject({ sent: 1, failed: 0 })
  expect(sink.received).toHaveLength(1)
})

/** A server that lets nobody in. */
async function startStrictServer() {
  let tries = 0
  const server = new SMTPServer({
    logger: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => {
      tries++
      done(Object.assign(new Error('wrong password'), { responseCode: 535 }))
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://portal:outdated-words@127.0.0.1:${port}`, signIns: () => tries }
}

function mailTo(address: string) {
  const message = {
    kind: 'password-reset',
    recipientName: '王敏',
    organisationName: '演示',
    url: 'https://portal.example/x?token=1',
    expiresInMinutes: 60,
  } as const
  return { to: { address, name: '王敏', locale: 'zh-CN' as const }, message }
}

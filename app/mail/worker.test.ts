import { expect, onTestFinished, test, vi } from 'vitest'
import { setConnection } from '#db/client.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { startSmtpSink } from '#tests/support/smtp-sink.ts'
import { LONGEST_WAIT_MS } from './delivery.ts'
import { enqueueMail } from './enqueue-mail.server.ts'
import { claimDueOutbox, countOutboxByState } from './queries.server.ts'
import { createMailTransport } from './transport.server.ts'
import { startMailWorker } from './worker.server.ts'

const QUEUED_AT = new Date('2026-03-01T08:00:00Z')
const EVERY_MS = 5

test('a worker that is stopped finishes the mail under way and leaves the rest free', async () => {
  const connection = openTestDatabase()
  setConnection(connection)
  const { db } = connection
  for (let n = 0; n < 30; n++)
    enqueueMail(db, QUEUED_AT, {
      to: { address: `n${n}@supplier.example`, name: '王敏', locale: 'zh-CN' },
      message: {
        kind: 'password-reset',
        recipientName: '王敏',
        organisationName: '演示',
        url: 'https://portal.example/x?token=1',
        expiresInMinutes: 60,
      },
    })
  let noteFirst = () => {}
  const first = new Promise<void>(resolve => (noteFirst = resolve))
  const sink = await startSmtpSink(() => {
    noteFirst()
    return 'accept'
  })
  onTestFinished(() => sink.stop())
  const stop = startMailWorker(createMailTransport(sink.url, 'Portal <portal@buyer.example>'), EVERY_MS)
  await first
  await stop()
  const { sent, queued } = countOutboxByState(db)
  expect(sent).toBe(sink.received.length)
  expect(sent).toBeLessThan(30)
  const now = new Date()
  const times = { now, leaseUntil: now, latest: new Date(now.getTime() + LONGEST_WAIT_MS) }
  expect(claimDueOutbox(db, times, 50)).toHaveLength(queued)
})

test('a database that cannot be read is looked at again; it does not end the process', async () => {
  const connection = openTestDatabase()
  setConnection(connection)
  connection.raw.close()
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const stop = startMailWorker({ send: () => Promise.reject(new Error('not to be sent')), close: () => {} })
  await expect(vi.advanceTimersByTimeAsync(10_000)).resolves.toBeDefined()
  await stop()
})

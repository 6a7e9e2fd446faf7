import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { transact } from '#db/client.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { startSmtpSink } from '#tests/support/smtp-sink.ts'
import { LEASE_MS } from './delivery.ts'
import { enqueueMails } from './enqueue-mail.server.ts'
import { countOutboxByState } from './queries.server.ts'

const MAILS = 1500
/** The worker is killed when so many mails have arrived in all. */
const KILLS_AT = [200, 700, 1200]

test('1,500 mails by a worker that is killed three times: each arrives, again only what was under way', async () => {
  const { db, file } = openTestDatabase()
  transact(db, tx =>
    enqueueMails(
      tx,
      new Date(),
      Array.from({ length: MAILS }, (_, n) => mailTo(n)),
    ),
  )
  const killsAt = [...KILLS_AT]
  let kill = () => {}
  const sink = await startSmtpSink(() => {
    const [next = Infinity] = killsAt
    if (sink.received.length >= next) {
      killsAt.shift()
      kill()
    }
    return 'accept'
  })
  onTestFinished(() => sink.stop())
  for (const starts of [0, 1, 2, 3]) {
    const worker = startWorker(file, sink.url, starts * LEASE_MS)
    kill = () => worker.kill('SIGKILL')
    const [code, signal] = await once(worker, 'exit')
    expect([code, signal]).toEqual(starts < KILLS_AT.length ? [null, 'SIGKILL'] : [0, null])
  }
  const ids = sink.received.map(mail => mail.messageId)
  expect(new Set(ids).size).toBe(MAILS)
  expect(new Set(sink.received.map(mail => mail.recipient)).size).toBe(MAILS)
  expect(ids.length - MAILS).toBeLessThanOrEqual(KILLS_AT.length)
  expect(countOutboxByState(db)).toEqual({ queued: 0, sent: MAILS, dead: 0, dropped: 0 })
}, 240_000)

/** `aheadMs`: a later start sees the claims of the one that was killed run out. */
function startWorker(file: string, smtpUrl: string, aheadMs: number) {
  const script = 'tests/support/deliver-mail.child.ts'
  return spawn(process.execPath, ['--import', 'tsx', script, file, smtpUrl, String(aheadMs)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

function mailTo(n: number) {
  return {
    to: { address: `n${n}@supplier.example`, name: '王敏', locale: 'zh-CN' as const },
    message: {
      kind: 'password-reset' as const,
      recipientName: '王敏',
      organisationName: '示例集团',
      url: `https://portal.example/x?n=${n}`,
      expiresInMinutes: 60,
    },
  }
}

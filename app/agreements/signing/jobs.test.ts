import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { NOW } from '#app/accounts/accounts.test-support.ts'
import { evidencePath } from '#app/assessments/evidence-store.server.ts'
import { getEnvironment, readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { setConnection } from '#db/client.server.ts'
import { openDocumentsZip } from './documents-zip.server.ts'
import { finishDocument, finishMissingDocuments } from './finish-document.server.ts'
import { findSignedDocument, findSigningById } from './queries.server.ts'
import { remindCounterSignatories, remindSignings } from './remind-signings.server.ts'
import {
  at,
  counterSignAll,
  days,
  invite,
  mailsOfKind,
  newestSigning,
  openSigning,
  sign,
  stateOf,
} from './signing.test-support.ts'
import { tendAgreements } from './tend-agreements.server.ts'

async function openInvited(kind: 'bilateral' | 'commitment') {
  const scenario = await openSigning()
  const { db, raw } = scenario
  setEnvironment(
    readEnvironment({
      NODE_ENV: 'test',
      DATABASE_URL: raw.name,
      PUBLIC_ORIGIN: 'https://portal.example.com',
    }),
  )
  setConnection({ db, raw })
  invite(scenario, scenario[kind].templateId)
  const id = newestSigning(scenario.db, scenario[kind].templateId).signing.id
  return { ...scenario, id }
}

test('who owes a signature is reminded on the days of the plan, once each, and not after signing', async () => {
  const scenario = await openInvited('commitment')
  const { db, id } = scenario
  const reminded: number[] = []
  for (let day = 1; day <= 75; day += 1) {
    for (const half of [0.4, 0.5]) {
      const { mails } = await remindSignings(db, days(day + half))
      if (mails > 0) reminded.push(day)
    }
  }
  // Due on day 60: fourteen, seven and one day before, three and seven after.
  expect(reminded).toEqual([46, 53, 59, 63, 67])
  expect(mailsOfKind(db, 'signing-reminder')).toHaveLength(5)
  await sign(scenario, id, { now: days(76) })
  expect(await remindSignings(db, days(80))).toEqual({ mails: 0 })
})

test('who signs for the buyer is told once a day how much waits', async () => {
  const scenario = await openInvited('bilateral')
  const { db, id } = scenario
  expect(remindCounterSignatories(db, days(1))).toEqual({ mails: 0 })
  await sign(scenario, id, { now: days(1) })
  expect([days(3), days(3.1), days(4)].map(now => remindCounterSignatories(db, now).mails)).toEqual([1, 0, 1])
  expect(mailsOfKind(db, 'counter-signing-due')[0]).toMatchObject({
    toAddress: 'director@buyer.example',
    message: { count: 1, days: 2 },
  })
})

test('a term that ends soon is told once and opens its renewal', async () => {
  const scenario = await openInvited('commitment')
  const { db, id, commitment } = scenario
  await sign(scenario, id)
  const { endsAt } = findSigningById(db, id)?.signing ?? {}
  const before = (count: number) => new Date((endsAt?.getTime() ?? 0) - count * 86_400_000)
  expect(await tendAgreements(db, before(31))).toEqual({ suppliers: 0, mails: 0 })
  expect(await tendAgreements(db, before(29))).toEqual({ suppliers: 1, mails: 1 })
  expect(await tendAgreements(db, before(28))).toEqual({ suppliers: 0, mails: 0 })
  const renewal = newestSigning(db, commitment.templateId).signing
  expect([renewal.purpose, renewal.previousId, renewal.dueAt, renewal.invitedById]).toEqual([
    'renewal',
    id,
    endsAt,
    null,
  ])
  expect(await sign(scenario, renewal.id, { now: before(20) })).toMatchObject({ ok: true })
  expect([stateOf(db, id, before(20)), stateOf(db, renewal.id, before(20))]).toEqual(['replaced', 'active'])
})

test('the signed document is made once, from the bytes that were signed, and after a crash by the job', async () => {
  const scenario = await openInvited('bilateral')
  const { db, id } = scenario
  expect(await finishDocument(db, id, NOW)).toBe(false)
  await sign(scenario, id)
  await counterSignAll(scenario, [id])
  expect(await finishMissingDocuments(db, NOW)).toBe(1)
  expect(await finishMissingDocuments(db, NOW)).toBe(0)
  const document = findSignedDocument(db, id)
  const file = evidencePath(getEnvironment().uploadsFolder, document?.sha256 ?? '')
  expect(fs.statSync(file).size).toBe(document?.sizeBytes)
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
})

test('all signed documents of a filter come as one ZIP with an index', async () => {
  const scenario = await openInvited('commitment')
  const { db, id, procurement } = scenario
  await sign(scenario, id)
  await finishDocument(db, id, NOW)
  const params = new URLSearchParams({ agreement: 'commitment' })
  const outcome = openDocumentsZip(db, at(procurement, db, days(1)), { params, locale: 'zh-CN' })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  const parts: Buffer[] = []
  for await (const part of outcome.bytes) parts.push(Buffer.from(part as Uint8Array))
  const file = path.join(getEnvironment().uploadsFolder, 'all.zip')
  fs.writeFileSync(file, Buffer.concat(parts))
  const names = execFileSync('python3', [
    '-c',
    'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),sorted(z.namelist()));print(z.read("index.csv").decode())',
    file,
  ]).toString()
  expect(names).toContain("None ['index.csv', 'supplier-one-commitment-v1.pdf']")
  expect(names).toContain(findSignedDocument(db, id)?.sha256)
})

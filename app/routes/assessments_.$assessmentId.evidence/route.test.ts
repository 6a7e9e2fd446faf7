import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { expect, test } from 'vitest'
import type { Actor } from '#app/accounts/roles.ts'
import { evidencePath } from '#app/assessments/evidence-store.server.ts'
import { pdfBytes, pngBytes } from '#app/assessments/files.test-support.ts'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import {
  publishScenario,
  later,
  openScenario,
  saveOne,
  submit,
  type Scenario,
} from '#app/assessments/scenario.test-support.ts'
import { receiveEvidence } from '#app/assessments/receive-evidence.server.ts'
import { createEvidence } from '#db/factories/index.ts'
import { action as saveForm } from '#app/routes/assessments_.$assessmentId.sections.$dimension/route.tsx'
import type { RequestContext } from '#app/http/context.ts'
import { loader as downloadReceipt } from '#app/routes/assessments_.$assessmentId.receipts.$kind/route.ts'
import { loader as download } from '#app/routes/assessments_.$assessmentId.evidence_.$evidenceId/route.ts'
import { action as remove } from '#app/routes/assessments_.$assessmentId.evidence_.$evidenceId_.removal/route.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { log } from '#app/server/log.server.ts'
import { setConnection } from '#db/client.server.ts'
import { action as upload } from './route.ts'

log.level = 'silent'

function openPortal(given?: Parameters<typeof openScenario>[0]) {
  const scenario = openScenario(given)
  setConnection(scenario)
  return scenario
}

function contextOf(actor: Actor | null): RequestContext {
  return {
    actor,
    sessionId: null,
    locale: 'zh-CN',
    theme: 'system',
    nonce: '',
    ip: '127.0.0.1',
    userAgent: '',
    now: later(30),
  }
}

const JSON_HEADERS = { Accept: 'application/json' }

/** What a route gives or throws, as a response. */
async function answerOf(run: () => unknown): Promise<Response> {
  try {
    return (await run()) as Response
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}

type Upload = {
  actor: Actor | null
  itemCode?: string
  files?: [string, Buffer][]
  headers?: Record<string, string>
}

function send(
  { id }: Scenario,
  { actor, itemCode = 'GOV-01', files = [['证书.pdf', pdfBytes()]], headers = JSON_HEADERS }: Upload,
) {
  const body = new FormData()
  for (const [name, bytes] of files) body.append('file', new File([new Uint8Array(bytes)], name))
  const request = new Request(`https://portal.example/assessments/${id}/evidence?item=${itemCode}`, {
    method: 'POST',
    headers,
    body,
  })
  return answerOf(() => upload({ request, context: contextOf(actor), params: { assessmentId: id } }))
}

function fetchFile({ id }: Scenario, actor: Actor | null, evidenceId: string) {
  const request = new Request('https://portal.example/')
  return answerOf(() =>
    download({ request, context: contextOf(actor), params: { assessmentId: id, evidenceId } }),
  )
}

function takeBack(
  { id }: Scenario,
  actor: Actor,
  evidenceId: string,
  headers: Record<string, string> = JSON_HEADERS,
) {
  const request = new Request('https://portal.example/', { method: 'POST', headers })
  return answerOf(() =>
    remove({ request, context: contextOf(actor), params: { assessmentId: id, evidenceId } }),
  )
}

function storedFiles() {
  const { uploadsFolder } = getEnvironment()
  const entries = fs.readdirSync(uploadsFolder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => entry.name)
}

function attachedTo({ db, owner, id }: Scenario, itemCode: string) {
  return findChecklist(db, owner, id)?.evidence[itemCode] ?? []
}

test('an uploaded file comes back byte for byte, to be stored and not shown', async () => {
  const scenario = openPortal()
  const reply = await send(scenario, { actor: scenario.owner })
  const body = (await reply.json()) as { evidence: { id: string }[]; problems: unknown[] }
  expect([reply.status, body.problems]).toEqual([200, []])
  const answer = await fetchFile(scenario, scenario.contributor, body.evidence[0]?.id ?? '')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdfBytes())
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(pdfBytes().length),
    'content-disposition': 'attachment; filename="__.pdf"; filename*=UTF-8\'\'%E8%AF%81%E4%B9%A6.pdf',
    'content-security-policy': 'sandbox',
  })
})

test('good files of a request are taken, each bad one is named', async () => {
  const scenario = openPortal()
  const files: [string, Buffer][] = [
    ['a.png', pngBytes()],
    ['b.exe', Buffer.from('MZ')],
    ['c.pdf', pngBytes()],
  ]
  const reply = await send(scenario, { actor: scenario.owner, files })
  expect(reply.status).toBe(422)
  expect(await reply.json()).toMatchObject({
    evidence: [{ fileName: 'a.png', itemCode: 'GOV-01' }],
    problems: [
      { fileName: 'b.exe', code: 'type-not-allowed' },
      { fileName: 'c.pdf', code: 'content-mismatch' },
    ],
  })
})

test('a plain form is led back to its item', async () => {
  const scenario = openPortal()
  const reply = await send(scenario, { actor: scenario.owner, headers: {} })
  expect([reply.status, reply.headers.get('location')]).toEqual([
    303,
    `/assessments/${scenario.id}/sections/gov#GOV-01`,
  ])
  const [file] = attachedTo(scenario, 'GOV-01')
  const removed = await takeBack(scenario, scenario.owner, file?.id ?? '', {})
  expect(removed.headers.get('location')).toBe(`/assessments/${scenario.id}/sections/gov#GOV-01`)
  expect(attachedTo(scenario, 'GOV-01')).toEqual([])
})

test('a removed file is gone for readers; its bytes and its record stay', async () => {
  const scenario = openPortal()
  await send(scenario, { actor: scenario.owner })
  const [file] = attachedTo(scenario, 'GOV-01')
  expect((await takeBack(scenario, scenario.owner, file?.id ?? '')).status).toBe(200)
  expect((await fetchFile(scenario, scenario.owner, file?.id ?? '')).status).toBe(404)
  expect((await takeBack(scenario, scenario.owner, file?.id ?? '')).status).toBe(404)
  const sha256 = createHash('sha256').update(pdfBytes()).digest('hex')
  expect(fs.existsSync(evidencePath(getEnvironment().uploadsFolder, sha256))).toBe(true)
})

test('who may not see the assessment gets nothing and stores nothing', async () => {
  const scenario = openPortal()
  await send(scenario, { actor: scenario.owner })
  const [file] = attachedTo(scenario, 'GOV-01')
  const other: [string, Buffer][] = [['other.pdf', pdfBytes('other')]]
  for (const actor of [scenario.stranger, scenario.reviewer]) {
    expect((await send(scenario, { actor, files: other })).status).toBe(404)
    expect((await fetchFile(scenario, actor, file?.id ?? '')).status).toBe(404)
    expect((await takeBack(scenario, actor, file?.id ?? '')).status).toBe(404)
  }
  expect((await send(scenario, { actor: null })).status).toBe(401)
  expect((await send(scenario, { actor: null, headers: {} })).headers.get('location')).toMatch(/^\/sign-in/)
  expect(attachedTo(scenario, 'GOV-01')).toHaveLength(1)
})

test('what is refused leaves no bytes on the disk', async () => {
  const scenario = openPortal({ answered: true })
  const { owner } = scenario
  expect((await send(scenario, { actor: owner, itemCode: 'NOPE-99' })).status).toBe(422)
  for (let index = 0; index < 19; index += 1) createEvidence(scenario.db, scenario.id, 'GOV-02', owner.userId)
  const files: [string, Buffer][] = [1, 2, 3].map(one => [`${one}.pdf`, pdfBytes(String(one))])
  expect((await send(scenario, { actor: owner, itemCode: 'GOV-02', files })).status).toBe(422)
  expect(storedFiles()).toHaveLength(1)
  submit(scenario)
  expect((await send(scenario, { actor: owner, files })).status).toBe(422)
  expect(storedFiles()).toHaveLength(1)
})

test('a file that passes the first look and is refused afterwards leaves the disk; the same bytes in use stay', async () => {
  const scenario = openPortal()
  const { owner, raw } = scenario
  await send(scenario, { actor: owner, itemCode: 'GOV-02' })
  const lock = (fieldName: string) => {
    raw.exec("update assessments set state = 'submitted'")
    return fieldName === 'file' ? 5 : 0
  }
  const body = new FormData()
  body.append('file', new File([new Uint8Array(pdfBytes())], 'used.pdf'))
  body.append('file', new File([new Uint8Array(pdfBytes('late'))], 'late.pdf'))
  body.append('other', new File([new Uint8Array(pdfBytes('other'))], 'other.pdf'))
  const request = new Request('https://portal.example/', { method: 'POST', body })
  const received = await receiveEvidence(scenario.db, request, lock, ({ files }) =>
    files.map(file => 'stored' in file),
  )
  expect(received).toEqual([true, true, false])
  expect(storedFiles()).toEqual([createHash('sha256').update(pdfBytes()).digest('hex')])
})

test('a section posted without JavaScript keeps no file of an item that takes none', async () => {
  const scenario = openPortal()
  const { id, owner } = scenario
  const post = (field: string) => {
    const body = new FormData()
    body.append(field, new File([new Uint8Array(pdfBytes(field))], 'a.pdf'))
    const address = `https://portal.example/assessments/${id}/sections/gov`
    const request = new Request(address, { method: 'POST', body })
    const params = { assessmentId: id, dimension: 'gov' }
    return answerOf(() => saveForm({ request, context: contextOf(owner), params }))
  }
  await post('SOC-02.evidence')
  await post('NOPE-99.evidence')
  expect(storedFiles()).toEqual([])
  await post('GOV-01.evidence')
  expect(storedFiles()).toHaveLength(1)
})

test('after the submission no file is added or taken back', async () => {
  const scenario = openPortal({ answered: true })
  submit(scenario)
  const before = attachedTo(scenario, 'GOV-01')
  const reply = await send(scenario, { actor: scenario.owner })
  expect([reply.status, await reply.json()]).toMatchObject([
    422,
    { evidence: [], problems: [{ fileName: '', code: 'locked' }] },
  ])
  expect((await takeBack(scenario, scenario.owner, before[0]?.id ?? '')).status).toBe(422)
  expect(attachedTo(scenario, 'GOV-01')).toEqual(before)
})

test('a larger file than the settings allow is refused as such', async () => {
  const scenario = openPortal()
  scenario.raw.exec(`update organisation set settings = '{"maxEvidenceMegabytes":1}'`)
  const large: [string, Buffer][] = [['large.pdf', Buffer.concat([pdfBytes(), Buffer.alloc(1024 * 1024)])]]
  const reply = await send(scenario, { actor: scenario.owner, files: large })
  expect([reply.status, await reply.json()]).toMatchObject([
    413,
    { evidence: [], problems: [{ fileName: 'large.pdf', code: 'too-large' }] },
  ])
})

test('a row without its bytes is not found', async () => {
  const scenario = openPortal({ answered: true })
  const [file] = attachedTo(scenario, 'GOV-01')
  expect((await fetchFile(scenario, scenario.owner, file?.id ?? '')).status).toBe(404)
})

test('the receipt is handed out byte for byte, to those who may see it', async () => {
  const scenario = openPortal({ answered: true })
  const { id, owner, stranger, raw } = scenario
  const request = new Request('https://portal.example/')
  const receipt = (actor: Actor, kind: string) =>
    answerOf(() =>
      downloadReceipt({ request, context: contextOf(actor), params: { assessmentId: id, kind } }),
    )
  expect((await receipt(owner, 'self')).status).toBe(404)
  publishScenario(scenario)
  const answer = await receipt(owner, 'verified')
  expect(await answer.text()).toBe(
    raw.prepare("select body from grade_receipts where kind = 'verified'").pluck().get(),
  )
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="grade-receipt-verified-[0-9a-f]{12}\.json"/,
  )
  expect((await receipt(owner, 'other')).status).toBe(404)
  expect((await receipt(stranger, 'verified')).status).toBe(404)
  expect(saveOne(scenario, 'GOV-02', 1, { policy: 'no' }).status).toBe('refused')
})

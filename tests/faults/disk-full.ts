// `npm run test:disk-full -- FOLDER`: FOLDER lies on a small file system of its own (at most 200 MB free).
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { createSession } from '#db/factories/index.ts'
import { clientFor } from '#tests/support/http.ts'
import type { Portal } from '#tests/support/portal.ts'
import { samplePdf } from '#tests/support/sample-files.ts'
import { makeInvitedCompany, seedOrganisation, type Invited } from '#tests/support/world.ts'

const LARGEST_FREE_BYTES = 200 * 1024 * 1024
const [folder] = process.argv.slice(2)
const space = folder && fs.existsSync(folder) ? fs.statfsSync(folder) : null
if (!folder || !space || space.bavail * space.bsize > LARGEST_FREE_BYTES) {
  console.error(
    'Usage: npm run test:disk-full -- FOLDER\nFOLDER must lie on a file system with at most 200 MB free.',
  )
  process.exit(1)
}
process.env.TMPDIR = folder
const { startPortal } = await import('#tests/support/portal.ts')
const portal = await startPortal({ seed: seedOrganisation, env: { LOG_LEVEL: 'fatal' } })
try {
  await fillAndRecover(portal, folder)
} finally {
  await portal.stop()
}

type Person = Invited & { session: string }

/** Saves until the disk is full, looks at what each kind of change answers then, frees space and goes on. */
async function fillAndRecover(portal: Portal, folder: string) {
  const invited = await makeInvitedCompany(portal)
  const ballast = path.join(folder, 'ballast')
  const buyer = clientFor(portal, invited.buyer, 'en')
  const session = createSession(portal.db, invited.contributor)
  const person = { ...invited, session }
  await saveFigure(portal, person, 1, 0)
  fill(ballast)
  const acknowledged = await saveUntilRefused(portal, person)
  console.log(`saves confirmed on the filling disk: ${acknowledged.rev - 1}; then refused with 503`)

  const supplier = { code: 'FULL-1', nameEn: 'Full Disk Ltd', region: 'overseas', province: 'Malta' }
  const facts = { ...supplier, category: 'service', supplierClass: '3', status: 'qualified' }
  const refused = await buyer.post('/suppliers/new', { form: facts })
  assert.equal(refused.status, 507)
  assert.ok(refused.body.includes('cannot store anything right now'))
  console.log('a form of the buyer: 507 with the reason and what to do')
  assert.equal(await upload(portal, person), 'not-stored')
  console.log('an upload: refused as not stored')
  for (const page of ['/overview', '/suppliers', `/campaigns/${invited.campaign.id}`])
    assert.equal((await buyer.get(page)).status, 200)
  console.log('pages: still readable')

  fs.rmSync(ballast)
  assert.equal(
    Number(portal.raw.prepare(`select count(*) from suppliers where code = 'FULL-1'`).pluck().get()),
    0,
  )
  assert.deepEqual(storedFigure(portal, invited), acknowledged)
  const next = await saveFigure(portal, person, acknowledged.figure + 1, acknowledged.rev)
  assert.equal(next.status, 200)
  assert.equal((await buyer.post('/suppliers/new', { form: facts })).status, 302)
  assert.equal(await upload(portal, person), null)
  assert.equal(portal.raw.pragma('integrity_check', { simple: true }), 'ok')
  console.log('space freed: save, form and upload work without a restart; nothing partial; integrity ok')
}

/** A file that takes all the room there is. */
function fill(file: string) {
  const handle = fs.openSync(file, 'w')
  for (const size of [1024 * 1024, 4096]) {
    const block = Buffer.alloc(size, 1)
    try {
      for (;;) fs.writeSync(handle, block)
    } catch (error) {
      assert.match(String(error), /ENOSPC/)
    }
  }
  fs.closeSync(handle)
}

async function saveUntilRefused(portal: Portal, invited: Person) {
  let rev = 1
  for (let attempt = 0; attempt < 10_000; attempt += 1) {
    const { status } = await saveFigure(portal, invited, rev + 1, rev)
    if (status === 503) return { figure: rev, rev }
    assert.equal(status, 200)
    rev += 1
  }
  throw new Error('the disk never became full')
}

async function saveFigure(
  { origin }: Portal,
  { session, assessmentId }: Person,
  figure: number,
  rev: number,
) {
  const values = { electricity: figure, energy: figure }
  return fetch(`${origin}/api/assessments/${assessmentId}/answers`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin, Cookie: `sid=${session}` },
    body: JSON.stringify({
      key: `figure-${figure}`,
      changes: [{ itemCode: 'ENV-08', baseRev: rev, values }],
    }),
  })
}

/** The problem told of an uploaded file; null when it was stored. */
async function upload(portal: Portal, { session, assessmentId }: Person) {
  const { name, mimeType, buffer } = samplePdf()
  const body = new FormData()
  body.set('file', new File([new Uint8Array(buffer), new Uint8Array(200_000)], name, { type: mimeType }))
  const response = await fetch(`${portal.origin}/assessments/${assessmentId}/evidence?item=GOV-01`, {
    method: 'POST',
    headers: {
      Origin: portal.origin,
      Accept: 'application/json',
      Cookie: `sid=${session}`,
    },
    body,
  })
  return /not-stored/.exec(await response.text())?.[0] ?? null
}

function storedFigure(portal: Portal, { assessmentId }: Invited) {
  const row = portal.raw
    .prepare(`select rev, "values" from answers where assessment_id = ? and item_code = 'ENV-08'`)
    .get(assessmentId) as { rev: number; values: string }
  return { figure: (JSON.parse(row.values) as { energy: number }).energy, rev: row.rev }
}

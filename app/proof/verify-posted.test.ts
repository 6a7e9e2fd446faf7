import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/support/database.ts'
import { sampleSignedAgreement, sha256Of } from './proof.test-support.ts'
import { readSha256 } from './verify-form.ts'
import { verifyPosted } from './verify-posted.server.ts'
import { renderSignedAgreement } from './render-signed-agreement.server.ts'

const HASH = sha256Of('some file')
let addresses = 0

test('a file is checked, and what it says comes back with what is wrong', async () => {
  const { db } = openTestDatabase()
  const pdf = await renderSignedAgreement(sampleSignedAgreement())
  const answer = await verifyPosted(db, posted({ file: pdf }), address())
  expect(answer).toMatchObject({
    code: 'checked',
    report: {
      sha256: sha256Of(pdf),
      problems: [
        { code: 'unsigned' },
        { code: 'unknown', party: 'supplier' },
        { code: 'unknown', party: 'buyer' },
      ],
    },
  })
})

test('a hash that is not on record is told as unknown; nonsense and nothing are refused', async () => {
  const { db } = openTestDatabase()
  const asked = async (sha256: string) => (await verifyPosted(db, posted({ sha256 }), address())).code
  expect(await asked(HASH)).toBe('unknown')
  expect(await asked(HASH.slice(1))).toBe('no-hash')
  expect(await asked("' or 1=1 --")).toBe('no-hash')
  expect(await asked('  ')).toBe('nothing-given')
})

test('a body that is no form and a file that is too large are refused', async () => {
  const { db } = openTestDatabase()
  const plain = new Request('https://portal.example/verify', { method: 'POST', body: 'sha256=1' })
  expect((await verifyPosted(db, plain, address())).code).toBe('not-received')
  const large = posted({ file: Buffer.alloc(10 * 1024 * 1024 + 1) })
  expect((await verifyPosted(db, large, address())).code).toBe('too-large')
})

test('the thirty-first check from one address within a quarter of an hour waits', async () => {
  const { db } = openTestDatabase()
  const from = address()
  const codes: string[] = []
  for (let n = 0; n < 31; n++) codes.push((await verifyPosted(db, posted({ sha256: HASH }), from)).code)
  expect(codes.filter(code => code === 'unknown')).toHaveLength(30)
  expect(codes.at(-1)).toBe('too-many')
})

test.each([
  [HASH, HASH],
  [HASH.toUpperCase(), HASH],
  [` ${HASH.match(/../g)?.join(':')}\n`, HASH],
  [HASH.slice(1), null],
  [`${HASH}0`, null],
  ['', null],
])('"%s" is read as %s', (text, sha256) => {
  expect(readSha256(text)).toBe(sha256)
})

function posted({ file, sha256 }: { file?: Buffer; sha256?: string }) {
  const form = new FormData()
  if (file) form.append('file', new Blob([new Uint8Array(file)]), '协议.pdf')
  if (sha256 !== undefined) form.append('sha256', sha256)
  return new Request('https://portal.example/verify', { method: 'POST', body: form })
}

function address() {
  addresses += 1
  return `203.0.113.${addresses}`
}

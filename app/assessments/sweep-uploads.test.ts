import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createEvidence } from '#db/factories/index.ts'
import { evidencePath, prepareUploads } from './evidence-store.server.ts'
import { openScenario } from './scenario.test-support.ts'
import { sweepUploads } from './sweep-uploads.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

const NOW = new Date('2026-03-10T00:00:00Z')
const DAY = 86_400_000

function openStore() {
  const uploadsFolder = path.join(openTestDatabase().folder, 'uploads')
  prepareUploads(uploadsFolder)
  return {
    uploadsFolder,
    put(sha256: string, storedAt: Date) {
      const file = evidencePath(uploadsFolder, sha256)
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, 'bytes')
      fs.utimesSync(file, storedAt, storedAt)
    },
    has: (sha256: string) => fs.existsSync(evidencePath(uploadsFolder, sha256)),
  }
}

test('bytes that no evidence names go after a day; what is named or fresh stays', async () => {
  const { db, id, owner } = openScenario()
  const store = openStore()
  const { sha256: named } = createEvidence(db, id, 'GOV-01', owner.userId)
  const [orphan, fresh] = ['a'.repeat(64), 'b'.repeat(64)]
  store.put(named, new Date(NOW.getTime() - 90 * DAY))
  store.put(orphan, new Date(NOW.getTime() - DAY - 1))
  store.put(fresh, new Date(NOW.getTime() - DAY + 1))
  expect(await sweepUploads(db, store.uploadsFolder, NOW)).toBe(1)
  expect([store.has(named), store.has(orphan), store.has(fresh)]).toEqual([true, false, true])
  expect(await sweepUploads(db, store.uploadsFolder, NOW)).toBe(0)
})

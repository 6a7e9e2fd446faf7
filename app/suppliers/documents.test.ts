import { expect, test } from 'vitest'
import {
  createAssessment,
  createCampaign,
  createEvidence,
  createSupplier,
  createUser,
  publishTestContent,
} from '#db/factories/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { findDocumentPage } from './find-supplier.server.ts'

const BEFORE = new Date('2026-03-01T00:00:00Z')
const SENT = new Date('2026-03-02T00:00:00Z')
const AFTER = new Date('2026-03-03T00:00:00Z')

test.each([
  ['in-progress', [], null],
  ['submitted', ['later', 'sent'], SENT],
  ['returned', ['removed later', 'sent'], SENT],
] as const)('of an assessment that is %s the buyer sees the files %j', (state, names, submittedAt) => {
  const { db, buyer, owner, supplier, campaign } = scene()
  const assessment = createAssessment(
    db,
    { campaign, supplier },
    { state, submittedAt, firstSubmittedAt: submittedAt },
  )
  const add = (fileName: string, uploadedAt: Date, removedAt: Date | null) =>
    createEvidence(db, assessment.id, 'SOC-02', owner.userId, { fileName, uploadedAt, removedAt })
  add('sent', BEFORE, null)
  add('removed before', BEFORE, BEFORE)
  add('removed later', BEFORE, AFTER)
  add('later', AFTER, null)
  const found = findDocumentPage(db, buyer, supplier.id, 1)
  expect(found?.documents.map(file => file.fileName).sort()).toEqual(names)
  expect(found?.total).toBe(names.length)
})

test('people of suppliers find no documents here, and a page past the end is the last one', () => {
  const { db, buyer, owner, supplier } = scene()
  expect(findDocumentPage(db, owner, supplier.id, 1)).toBeNull()
  expect(findDocumentPage(db, buyer, supplier.id, 9)).toMatchObject({ page: 1, pageCount: 1, total: 0 })
  expect(findDocumentPage(db, buyer, 'unknown', 1)).toBeNull()
})

function scene() {
  const { db } = openTestDatabase()
  const buyer = createUser(db, { roles: ['sqe'] })
  const supplier = createSupplier(db)
  const owner = createUser(db, { supplierId: supplier.id })
  const campaign = createCampaign(db, { ...publishTestContent(db), createdById: buyer.userId })
  return { db, buyer, owner, supplier, campaign }
}

import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { transact, type Db } from '#db/client.server.ts'
import {
  createAssessment,
  createCampaign,
  createOrganisation,
  createSupplier,
  createUser,
  MADE_AT,
  publishTestContent,
} from '#db/factories/index.ts'
import { conflictEntries, giftEntries } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { keepRegisters } from './keep-registers.server.ts'
import { findConflictsBySupplierId, findRecusedFromSupplier, updateConflict } from './queries.server.ts'
import { declaredConflicts, declaredGifts, type DeclaredAnswers } from './register-rows.ts'

const GIFTS = [{ held_on: '2026-01-20', item: '茶叶', value: 380, person: '李工' }]
const RELATIONS = [{ person: '陈静', relation: '配偶', our_person: '王敏', since: '2019-05-01' }]
const ANSWERS: DeclaredAnswers = {
  'INT-05': { given: 'within_policy', gifts: GIFTS },
  'INT-07': { related: 'yes', relations: RELATIONS },
  'INT-08': { related: 'yes', parties: [{ party: '碧水二厂', relation: '同一控制' }] },
}

function setUp() {
  const { db } = openTestDatabase()
  createOrganisation(db)
  const buyer = createUser(db, { name: '王敏' })
  const supplier = createSupplier(db)
  const content = publishTestContent(db)
  const start = (year: number) => {
    const campaign = createCampaign(db, { ...content, createdById: buyer.userId }, { year })
    return createAssessment(db, { campaign, supplier }).id
  }
  return { db, buyer, supplierId: supplier.id, start }
}

function keep(db: Db, supplierId: string, assessmentId: string, answers: DeclaredAnswers) {
  transact(db, tx => keepRegisters(tx, { supplierId, assessmentId, answers, now: MADE_AT }))
}

test('rows become entries; empty ones and repetitions do not', () => {
  const blank = { held_on: null, item: '', value: null, person: null }
  expect(declaredGifts({ 'INT-05': { gifts: [...GIFTS, blank] } })).toEqual([
    { heldOn: '2026-01-20', item: '茶叶', value: 380, person: '李工' },
  ])
  const again = { ...RELATIONS[0], our_person: '王 敏' }
  expect(declaredConflicts({ ...ANSWERS, 'INT-07': { relations: [...RELATIONS, again] } })).toMatchObject([
    { kind: 'relation', party: '陈静', relation: '配偶' },
    { kind: 'affiliate', party: '碧水二厂', relation: '同一控制', ourPerson: '' },
  ])
  expect(declaredGifts({})).toEqual([])
})

test('what is sent again replaces what was sent', () => {
  const { db, supplierId, start } = setUp()
  const assessmentId = start(2026)
  keep(db, supplierId, assessmentId, ANSWERS)
  keep(db, supplierId, assessmentId, { 'INT-08': ANSWERS['INT-08'] })
  expect(db.select().from(giftEntries).all()).toEqual([])
  expect(findConflictsBySupplierId(db, supplierId).map(({ kind }) => kind)).toEqual(['affiliate'])
})

test('a relation declared again next year is the same entry, with its link', () => {
  const { db, buyer, supplierId, start } = setUp()
  keep(db, supplierId, start(2025), ANSWERS)
  const [entry] = db.select().from(conflictEntries).where(eq(conflictEntries.kind, 'relation')).all()
  updateConflict(db, entry?.id ?? '', { userId: buyer.userId, linkedAt: MADE_AT })
  const next = start(2026)
  keep(db, supplierId, next, ANSWERS)
  expect(findConflictsBySupplierId(db, supplierId)).toHaveLength(2)
  expect(findRecusedFromSupplier(db, supplierId)).toEqual([{ id: buyer.userId, name: '王敏' }])
  expect(db.select().from(giftEntries).all()).toHaveLength(2)
  keep(db, supplierId, next, {})
  expect(findRecusedFromSupplier(db, supplierId)).toHaveLength(1)
})

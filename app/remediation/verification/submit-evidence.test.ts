import { expect, test } from 'vitest'
import { acting } from '#db/factories/index.ts'
import { outbox } from '#db/schema/index.ts'
import {
  addActionFile,
  findVisibleFile,
  removeActionFile,
  roomForActionFiles,
  waitingFiles,
} from './action-files.server.ts'
import { findActionFiles, findEvidenceRound, MAX_FILES_PER_ROUND } from './evidence-queries.server.ts'
import { submitEvidence } from './submit-evidence.server.ts'
import {
  addAction,
  addWaitingFile,
  daysLater,
  GOOD,
  handIn,
  openPublished,
  requireAction,
} from './verification.test-support.ts'

test('evidence is handed in with its files and what the items are answered now', () => {
  const scenario = openPublished()
  const { db, owner } = scenario
  const { id } = addAction(scenario, { items: ['GOV-02', 'ENV-01'] })
  expect(handIn(scenario, id, { ...GOOD, 'QLT-01': { made: 'up' } })).toEqual({ ok: true, round: 1 })
  expect(requireAction(db, id)).toMatchObject({ state: 'verifying', evidenceRounds: 1 })
  expect(findEvidenceRound(db, id, 1)).toMatchObject({
    summary: '已完成整改',
    answers: { 'GOV-02': { policy: 'yes' }, 'ENV-01': { recycled: 90 } },
    submittedById: owner.userId,
    verdict: 'pending',
  })
  expect(findActionFiles(db, id).map(({ round }) => round)).toEqual([1])
  const mails = db.select().from(outbox).all()
  expect(mails.map(({ message }) => message.kind)).toContain('action-reply')
})

test('every item is answered, with what it needs, before evidence is handed in', () => {
  const scenario = openPublished()
  const { id } = addAction(scenario, { items: ['GOV-01', 'ENV-01'] })
  const answers = {
    'GOV-01': { licence: { status: 'held', certificates: [] } },
    'ENV-01': { recycled: 'viel' },
  }
  expect(handIn(scenario, id, answers)).toMatchObject({
    refusal: {
      code: 'answers-incomplete',
      items: [
        { itemCode: 'ENV-01', problems: [{ code: 'not-a-number' }], missing: [] },
        { itemCode: 'GOV-01', problems: [], missing: [{ code: 'certificate-required' }] },
      ],
    },
  })
  expect(requireAction(scenario.db, id).state).toBe('implementing')
})

test('a summary is needed, and something that shows it', () => {
  const scenario = openPublished()
  const { db, owner } = scenario
  const { id, rev } = addAction(scenario, { items: [] })
  const by = acting(owner, daysLater(1))
  expect(submitEvidence(db, by, { actionId: id, rev, summary: '  ', answers: {} })).toMatchObject({
    refusal: { code: 'summary-required' },
  })
  expect(submitEvidence(db, by, { actionId: id, rev, summary: '完成', answers: {} })).toMatchObject({
    refusal: { code: 'nothing-handed-in' },
  })
})

test.each(['contributor', 'owner'] as const)('a %s of the supplier may hand in, once', who => {
  const scenario = openPublished()
  const { db } = scenario
  const { id, rev } = addAction(scenario)
  const by = acting(scenario[who], daysLater(1))
  const evidence = { actionId: id, rev, summary: '完成', answers: GOOD }
  expect(submitEvidence(db, by, evidence)).toEqual({ ok: true, round: 1 })
  expect(submitEvidence(db, by, evidence)).toMatchObject({ refusal: { code: 'changed-meanwhile' } })
  expect(submitEvidence(db, by, { ...evidence, rev: null })).toMatchObject({
    refusal: { code: 'wrong-state' },
  })
})

test('a file is added once, taken back before it is handed in, and never afterwards', () => {
  const scenario = openPublished()
  const { db, owner, reviewer, stranger } = scenario
  const { id } = addAction(scenario)
  const by = acting(owner, daysLater(1))
  const stored = { fileName: '制度.pdf', sha256: 'a'.repeat(64), mediaType: 'application/pdf', sizeBytes: 9 }
  expect(addActionFile(db, by, id, stored)).toEqual({ ok: true })
  expect(addActionFile(db, by, id, stored)).toEqual({ ok: true })
  const [file, ...more] = waitingFiles(db, id)
  expect([file?.fileName, more]).toEqual(['制度.pdf', []])
  const fileId = file?.id ?? ''
  expect(findVisibleFile(db, owner, id, fileId)?.fileName).toBe('制度.pdf')
  expect([findVisibleFile(db, reviewer, id, fileId), findVisibleFile(db, stranger, id, fileId)]).toEqual([
    null,
    null,
  ])
  expect(removeActionFile(db, by, id, fileId)).toEqual({ ok: true })
  expect(waitingFiles(db, id)).toEqual([])
  const handedInId = addWaitingFile(scenario, id)
  handIn(scenario, id, GOOD)
  expect(findVisibleFile(db, reviewer, id, handedInId)).not.toBeNull()
  expect(removeActionFile(db, by, id, handedInId)).toMatchObject({ refusal: { code: 'wrong-state' } })
})

test('a round takes so many files, and none while nothing is to be handed in', () => {
  const scenario = openPublished()
  const { db, owner, stranger } = scenario
  const { id } = addAction(scenario)
  const by = acting(owner, daysLater(1))
  expect(roomForActionFiles(db, by, id)).toBe(MAX_FILES_PER_ROUND)
  expect(roomForActionFiles(db, acting(stranger, daysLater(1)), id)).toBe(0)
  for (let n = 0; n < MAX_FILES_PER_ROUND; n += 1) addWaitingFile(scenario, id)
  const stored = {
    fileName: '再一份.pdf',
    sha256: 'b'.repeat(64),
    mediaType: 'application/pdf',
    sizeBytes: 9,
  }
  expect(addActionFile(db, by, id, stored)).toMatchObject({ refusal: { code: 'too-many-files' } })
  handIn(scenario, id, GOOD)
  expect(roomForActionFiles(db, by, id)).toBe(0)
})

import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import {
  acting,
  answerEverything,
  createAssessment,
  createCampaign,
  publishTestContent,
  testQuestionnaire,
} from '#db/factories/index.ts'
import { answers, evidence, events } from '#db/schema/index.ts'
import type { Checklist } from './checklist.ts'
import { findChecklist } from './find-assessment.server.ts'
import { toConfirmIn } from './form/is-to-confirm.ts'
import { renewalCounts } from './form/renewal.ts'
import { saveSection } from './form/save-section.server.ts'
import { sectionOf } from './form/section.ts'
import { findPrevious } from './previous.server.ts'
import { publishAssessment } from './publish-assessment.server.ts'
import { recordVerdict } from './record-verdict.server.ts'
import {
  acceptAll,
  later,
  openScenario,
  saveOne,
  seenNow,
  stateOf,
  submit,
  type Scenario,
} from './scenario.test-support.ts'
import { updateAssessment } from './queries.server.ts'
import { verifyAssessment } from './verify-assessment.server.ts'

const TODAY = '2027-03-02'
const NEXT_YEAR = new Date('2027-03-02T02:00:00Z')

/** A supplier that submitted last year and is invited again; `content` is what is asked this time. */
function openRenewal(lastYear: (scenario: Scenario) => void = submit, content?: QuestionnaireContent) {
  const before = openScenario({ answered: true })
  const { db, owner, supplier, reviewer } = before
  lastYear(before)
  const published = content ? publishTestContent(db, { content }) : before.content
  const campaign = createCampaign(db, { ...published, createdById: reviewer.userId }, { year: 2027 })
  const assessment = createAssessment(db, { campaign, supplier }, { previousId: before.id })
  return { before, renewal: { ...before, campaign, assessment, id: assessment.id }, owner }
}

function load({ db, owner, id }: Scenario): { checklist: Checklist; previous: Checklist | null } {
  const checklist = findChecklist(db, owner, id)
  if (!checklist) throw new Error('the checklist is gone')
  return { checklist, previous: findPrevious(db, owner, checklist.assessment) }
}

function sectionNow(scenario: Scenario, code: string) {
  const { checklist, previous } = load(scenario)
  const section = sectionOf(checklist, code, 'en', TODAY, { previous, comments: {}, mayComment: true })
  if (!section) throw new Error(`no section ${code}`)
  return section
}

function entryNow(scenario: Scenario, code: string) {
  const entry = sectionNow(scenario, code.slice(0, 3)).entries.find(({ item }) => item.code === code)
  if (!entry) throw new Error(`no item ${code}`)
  return entry
}

function confirm(scenario: Scenario, code: string, now = NEXT_YEAR) {
  const { values } = entryNow(scenario, code).answer
  return saveOne(scenario, code, 0, values, { now, carriesEvidence: true })
}

test('last year is shown and not counted: nothing is stored or complete until it is confirmed', () => {
  const { renewal, before } = openRenewal()
  const entry = entryNow(renewal, 'SOC-02')
  expect(entry.answer.values).toEqual(load(before).checklist.answers['SOC-02']?.values)
  expect(entry).toMatchObject({ rev: 0, renewal: { kind: 'same' } })
  expect(stateOf(renewal)).toMatchObject({ state: 'invited', completeItems: 0 })
  const { checklist, previous } = load(renewal)
  expect(renewalCounts(checklist, previous, TODAY)).toMatchObject({ same: 7, changed: 0, new: 0, open: 0 })
})

test('confirming is a save of the same values, and takes over the files over the same bytes', () => {
  const { renewal, before } = openRenewal()
  const [earlier] = load(before).checklist.evidence['SOC-02'] ?? []
  const result = confirm(renewal, 'SOC-02')
  expect(result).toMatchObject({ status: 'saved', rev: 1, isComplete: true })
  const { checklist } = load(renewal)
  expect(checklist.answers['SOC-02']?.values).toEqual(load(before).checklist.answers['SOC-02']?.values)
  expect(checklist.evidence['SOC-02']).toMatchObject([
    { sha256: earlier?.sha256, fileName: earlier?.fileName, carriedFromId: earlier?.id },
  ])
  expect(result).toMatchObject({ carried: [{ sha256: earlier?.sha256 }] })
  expect(stateOf(renewal)).toMatchObject({ state: 'in-progress', completeItems: 1 })
  const added = renewal.db.select().from(events).where(eq(events.type, 'evidence.added')).all()
  expect(added).toMatchObject([{ assessmentId: renewal.id, data: { carriedFromId: earlier?.id } }])
})

test('confirming twice takes the files over once', () => {
  const { renewal } = openRenewal()
  const values = entryNow(renewal, 'SOC-02').answer.values
  confirm(renewal, 'SOC-02')
  const again = saveOne(renewal, 'SOC-02', 1, values, { now: NEXT_YEAR, carriesEvidence: true })
  expect(again).toMatchObject({ status: 'saved', rev: 1, isComplete: true })
  expect(again).not.toHaveProperty('carried')
  expect(load(renewal).checklist.evidence['SOC-02']).toHaveLength(1)
})

test('an edited answer is saved without the files; they can be taken over afterwards, which completes it', () => {
  const { renewal } = openRenewal()
  const edited = { training: 'yes', sessions: [{ topic: 'Fire', held_on: '2026-12-01' }] }
  expect(saveOne(renewal, 'SOC-02', 0, edited, { now: NEXT_YEAR })).toMatchObject({ isComplete: false })
  expect(entryNow(renewal, 'SOC-02')).toMatchObject({
    answer: { values: edited },
    renewal: { files: [{ fileName: '佐证材料.pdf' }] },
  })
  const carried = saveOne(renewal, 'SOC-02', 1, edited, { now: NEXT_YEAR, carriesEvidence: true })
  expect(carried).toMatchObject({ rev: 1, isComplete: true })
  expect(stateOf(renewal).completeItems).toBe(1)
  expect(load(renewal).checklist.answers['SOC-02']?.isComplete).toBe(true)
})

test('files of another supplier are never taken over, whatever the record says', () => {
  const { renewal, before } = openRenewal()
  const { db, stranger } = renewal
  const [theirs] = [
    createAssessment(db, {
      campaign: before.campaign,
      supplier: { ...before.supplier, id: stranger.supplierId ?? '' },
    }),
  ]
  answerEverything(db, theirs, stranger.userId)
  updateAssessment(db, renewal.id, { previousId: theirs.id })
  expect(saveOne(renewal, 'SOC-02', 0, { training: 'yes' }, { carriesEvidence: true })).not.toHaveProperty(
    'carried',
  )
  expect(db.select().from(evidence).where(eq(evidence.assessmentId, renewal.id)).all()).toEqual([])
  expect(entryNow(renewal, 'SOC-02').renewal).toBeNull()
})

test('last year is offered as it was submitted, not as the buyer corrected it, with what the buyer said', () => {
  const { renewal } = openRenewal(scenario => {
    submit(scenario)
    acceptAll(scenario)
    const verdict = {
      verdict: 'corrected',
      reason: '现场核查为 40%',
      correctedValues: { recycled: 40 },
      rev: 1,
      ...seenNow(scenario, 'ENV-01'),
      dismissedTriggers: [],
      raisedTriggers: [],
    } as const
    recordVerdict(scenario.db, acting(scenario.reviewer, later(130)), scenario.id, 'ENV-01', verdict)
    const { db, id, reviewer } = scenario
    verifyAssessment(db, acting(reviewer, later(180)), id)
    publishAssessment(db, acting(reviewer, later(240)), id)
  })
  expect(entryNow(renewal, 'ENV-01').renewal?.notTaken).toEqual({
    title: 'The buyer corrected this answer in the 2026 review',
    reason: '现场核查为 40%',
    corrected: [{ id: 'recycled', label: 'Recycled', text: '40 %', records: [] }],
  })
  expect(entryNow(renewal, 'ENV-01').answer.values).not.toEqual({ recycled: 40 })
  expect(entryNow(renewal, 'SOC-01').renewal?.notTaken).toBeNull()
})

test('papers that have run out since are named', () => {
  const { renewal } = openRenewal(scenario => {
    const { db, id } = scenario
    const certificates = [
      {
        type: null,
        number: 'L-1',
        issuer: 'X',
        scope: '',
        site: '',
        validFrom: '2024-01-01',
        validTo: '2026-12-31',
      },
    ]
    const values = { licence: { status: 'held', certificates } }
    db.update(answers)
      .set({ values })
      .where(and(eq(answers.assessmentId, id), eq(answers.itemCode, 'GOV-01')))
      .run()
    submit(scenario)
  })
  expect(entryNow(renewal, 'GOV-01').renewal?.expired).toEqual([
    'Certificate L-1 expired on 2026-12-31. Please enter the new one and upload a scan.',
  ])
})

test('a changed questionnaire says what is new, changed and gone', () => {
  const content = structuredClone(testQuestionnaire('2027.9'))
  const [gov, soc, env] = content.dimensions
  const [, policy] = gov?.items ?? []
  if (!gov || !soc || !env || !policy) throw new Error('the test questionnaire is different')
  policy.question = { 'zh-CN': '新的问法', en: 'Another wording' }
  soc.items = soc.items.filter(({ code }) => code !== 'SOC-01')
  env.items.push({ ...policy, code: 'ENV-09' })
  const { renewal } = openRenewal(submit, content)
  const { checklist, previous } = load(renewal)
  expect(renewalCounts(checklist, previous, TODAY)).toEqual({
    year: 2026,
    same: 5,
    changed: 1,
    new: 1,
    open: 0,
    removed: ['SOC-01'],
  })
  expect(entryNow(renewal, 'GOV-02').renewal).toMatchObject({
    kind: 'changed',
    changes: ['The question is worded differently from last year, please check.'],
  })
  expect(entryNow(renewal, 'ENV-09').renewal).toMatchObject({ kind: 'new', answer: null })
  expect(sectionNow(renewal, 'SOC').removed).toEqual([{ code: 'SOC-01', question: 'Question SOC-01' }])
})

test('a section posted without JavaScript stores what was changed and confirmed, not what was merely shown', () => {
  const { renewal, owner } = openRenewal()
  const { db, id } = renewal
  const section = sectionNow(renewal, 'SOC')
  const items = load(renewal).checklist.dimensions.flatMap(dimension =>
    dimension.items.filter(({ code }) => code.startsWith('SOC')),
  )
  const shown = (code: string) => entryNow(renewal, code).answer.values
  const fields: [string, string][] = [
    ['SOC-01.cases', '7'],
    ['SOC-02.training', String(shown('SOC-02').training)],
    ['SOC-03.voluntary', String(shown('SOC-03').voluntary)],
    ['confirm', 'SOC-02'],
  ]
  const form = { fields, files: [], problem: null }
  const outcome = saveSection(db, acting(owner, NEXT_YEAR), id, items, form, toConfirmIn(section))
  expect(outcome.isComplete).toBe(true)
  const { answers: stored, evidence: files } = load(renewal).checklist
  expect(Object.keys(stored)).toEqual(['SOC-01', 'SOC-02'])
  expect(files['SOC-02']).toHaveLength(1)
  expect(stored['SOC-01']?.values).toEqual({ cases: 7 })
})

test('a first round has no renewal', () => {
  const scenario = openScenario()
  expect(entryNow(scenario, 'SOC-01').renewal).toBeNull()
  const { checklist, previous } = load(scenario)
  expect(renewalCounts(checklist, previous, TODAY)).toBeNull()
})

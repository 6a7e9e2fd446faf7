import { setImmediate } from 'node:timers/promises'
import type { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { SUPPLIER_CATEGORIES } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { findTallies } from '../population-count-queries.server.ts'
import { stalledBefore } from '../population-filter-queries.server.ts'
import { sizeOfGroup } from '../population-group.ts'
import type { CampaignRow } from '../queries.server.ts'
import { answerMarksQuery, begunQuery, stalledByItemQuery } from './stall-queries.server.ts'
import { stallCounter, type AnswerMark, type CountedStalls, type StallReport } from './stalls.ts'

/** So few at a time that other requests wait no longer than for any page. */
const ASSESSMENTS_PER_TURN = 50
/** A report is counted again when it is this many times older than counting it took. */
const REST_TIMES_COST = 20
/** Whoever asks waits this long for a report; a longer one is shown when it is there. */
const WAIT_MS = 1500

type Kept = { counted: CountedStalls | null; tookMs: number; running: Promise<CountedStalls> | null }

const kept = new WeakMap<Db, Map<string, Kept>>()

/**
 * Where the suppliers of a campaign stall. Counting goes over all their answers, in turns that let other
 * requests through, so it is kept and shown with its time; null while the first counting takes long.
 */
export async function stallReport(db: Db, campaign: CampaignRow, now: Date): Promise<CountedStalls | null> {
  const own = keptOf(db, campaign.id)
  if (own.counted && !isWornOut(own, own.counted, now)) return own.counted
  own.running ??= count(db, campaign, now, own)
  return Promise.race([own.running, waitThen(WAIT_MS, own.counted)])
}

function isWornOut({ tookMs }: Kept, { countedAt }: CountedStalls, now: Date) {
  return now.getTime() - countedAt.getTime() > tookMs * REST_TIMES_COST
}

async function count(db: Db, campaign: CampaignRow, now: Date, own: Kept) {
  const startedAt = performance.now()
  try {
    const report = await lettingOthersThrough(countInTurns(db, campaign, now))
    own.tookMs = performance.now() - startedAt
    own.counted = { ...report, countedAt: now }
    return own.counted
  } finally {
    own.running = null
  }
}

async function lettingOthersThrough<T>(turns: Generator<void, T>): Promise<T> {
  for (;;) {
    const turn = turns.next()
    if (turn.done) return turn.value
    await setImmediate()
  }
}

/** Yields after every turn, so that whoever runs it can let others through; returns the report. */
export function* countInTurns(db: Db, campaign: CampaignRow, now: Date): Generator<void, StallReport> {
  const counter = stallCounter(contentOf(db, campaign))
  let after = ''
  for (;;) {
    const begun = begunQuery(db, campaign.id, after, ASSESSMENTS_PER_TURN).all()
    const marks = marksByAssessment(
      db,
      begun.map(({ id }) => id),
    )
    for (const { id, category, state } of begun)
      counter.add(category, state === 'in-progress', marks.get(id) ?? [])
    const last = begun.at(-1)
    if (!last || begun.length < ASSESSMENTS_PER_TURN) break
    after = last.supplierId
    yield
  }
  return counter.report({
    underWay: underWayByCategory(db, campaign.id),
    stalledByItem: stalledByItem(db, campaign.id, now),
  })
}

function marksByAssessment(db: Db, ids: string[]) {
  const marks = new Map<string, AnswerMark[]>(ids.map(id => [id, []]))
  for (const mark of answerMarksQuery(db, ids).all()) marks.get(mark.assessmentId)?.push(mark)
  return marks
}

function underWayByCategory(db: Db, campaignId: string) {
  const tallies = findTallies(db, campaignId, 'category')
  return Object.fromEntries(
    SUPPLIER_CATEGORIES.map(category => [
      category,
      sizeOfGroup(
        tallies.filter(({ value }) => value === category),
        'in-progress',
      ),
    ]),
  )
}

function stalledByItem(db: Db, campaignId: string, now: Date) {
  const rows = stalledByItemQuery(db, campaignId, stalledBefore(now)).all()
  return Object.fromEntries(rows.map(({ itemCode, n }) => [itemCode ?? '', n]))
}

function contentOf(db: Db, { questionnaireVersionId }: CampaignRow): QuestionnaireContent {
  const version = findVersionById(db, questionnaireVersionId)
  if (!version) throw new Error(`questionnaire version ${questionnaireVersionId} is missing`)
  return version.content
}

function keptOf(db: Db, campaignId: string): Kept {
  const byCampaign = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, byCampaign)
  const own = byCampaign.get(campaignId) ?? { counted: null, tookMs: 0, running: null }
  byCampaign.set(campaignId, own)
  return own
}

async function waitThen<T>(ms: number, value: T): Promise<T> {
  return new Promise(resolve => setTimeout(resolve, ms, value).unref())
}

import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { readReceipt } from '#app/assessments/receipt-row.ts'
import { GRADES, type Grade } from '#app/grading/grades.ts'
import type { GradingPolicy, ReceiptKind } from '#app/grading/types.ts'
import { log } from '#app/server/log.server.ts'
import type { Db } from '#db/client.server.ts'
import { countReplies, findReceiptsAfter } from './preview-queries.server.ts'
import { regrade, type Regraded } from './regrade.ts'

export type MovedRow = Regraded & { assessmentId: string; supplierId: string; kind: ReceiptKind }

export type PreviewState = 'running' | 'done' | 'failed'

/** What a draft would do to the results of a campaign, as far as it has been computed. */
export type Preview = {
  state: PreviewState
  startedAt: Date
  /** Results looked at, and how many there are. */
  done: number
  total: number
  byKind: Record<ReceiptKind, number>
  /** Results whose score becomes another, whether or not the grade does. */
  scoresMoved: number
  /** Results by old and new grade: `B>C`; a result without a grade has `–`. */
  matrix: Record<string, number>
  /** Every result whose grade moves; once done, the largest falls first. */
  moved: MovedRow[]
  finished: Promise<void>
}

type Draft = { id: string; rev: number; content: GradingPolicy }
type Campaign = { id: string; state: string }

/** The receipts read at once, and how long one turn may take before others get theirs. */
const RECEIPTS_PER_READ = 10
const SLICE_MS = 15
const MAX_KEPT = 4
/** The results of a round that still runs change: after this its preview is made anew. */
const STALE_AFTER_MS = 10 * 60_000

/** Kept in memory alone: a preview can always be computed again. On `globalThis` because of hot reload. */
const shared = globalThis as typeof globalThis & {
  __portalPreviews?: Map<string, Preview>
  __portalPreviewQueue?: Promise<void>
}
const previews = (shared.__portalPreviews ??= new Map<string, Preview>())

/**
 * What the draft would do to a campaign's results: published ones where there are, else self-assessed. Each kept
 * receipt is graded again from its own inputs, in turns of a few milliseconds, one preview after the other. The
 * first call starts it; later ones, of whoever asks, find it where it stands.
 */
export function previewOf(db: Db, draft: Draft, campaign: Campaign, now: Date): Preview {
  const key = keyOf(draft, campaign)
  const known = previews.get(key)
  if (known && !isStale(known, campaign, now)) return known
  const preview = begin(db, key, draft.content, campaign.id, now)
  for (const oldest of previews.keys()) {
    if (previews.size <= MAX_KEPT) break
    previews.delete(oldest)
  }
  return preview
}

/** The preview if it has been asked for and is done; null otherwise. */
export function findDonePreview(draft: Draft, campaign: Campaign): Preview | null {
  const known = previews.get(keyOf(draft, campaign))
  return known?.state === 'done' ? known : null
}

/** Gives a preview that is quickly done the time to be so, so that most readers never see a bar. */
export async function waitBriefly(preview: Preview, atMostMs = 1500) {
  if (preview.state !== 'running') return
  const stop = new AbortController()
  const timeUp = pause(atMostMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
  await Promise.race([preview.finished, timeUp])
  stop.abort()
}

function keyOf({ id, rev }: Draft, campaign: Campaign) {
  return `${id} ${rev} ${campaign.id}`
}

function isStale(preview: Preview, campaign: Campaign, now: Date) {
  if (preview.state === 'failed') return true
  if (preview.state === 'running' || campaign.state === 'published') return false
  return now.getTime() - preview.startedAt.getTime() > STALE_AFTER_MS
}

function begin(db: Db, key: string, policy: GradingPolicy, campaignId: string, now: Date): Preview {
  const preview: Preview = {
    state: 'running',
    startedAt: now,
    done: 0,
    total: countReplies(db, campaignId),
    byKind: { self: 0, verified: 0 },
    scoresMoved: 0,
    matrix: {},
    moved: [],
    finished: Promise.resolve(),
  }
  previews.delete(key)
  previews.set(key, preview)
  const before = shared.__portalPreviewQueue ?? Promise.resolve()
  preview.finished = before.then(() => compute(db, key, preview, policy, campaignId))
  shared.__portalPreviewQueue = preview.finished
  return preview
}

async function compute(db: Db, key: string, preview: Preview, policy: GradingPolicy, campaignId: string) {
  try {
    let turnEndsAt = performance.now() + SLICE_MS
    for (let after = ''; ;) {
      const rows = findReceiptsAfter(db, campaignId, after, RECEIPTS_PER_READ)
      for (const row of rows) {
        add(preview, row, policy)
        after = row.supplierId
        if (performance.now() < turnEndsAt) continue
        await nextTurn()
        // Another preview has taken its place, or nobody has asked for it any more.
        if (previews.get(key) !== preview) return
        turnEndsAt = performance.now() + SLICE_MS
      }
      if (rows.length < RECEIPTS_PER_READ) break
    }
    preview.moved.sort(byFall)
    preview.state = 'done'
  } catch (error) {
    preview.state = 'failed'
    log.error({ err: error, campaignId }, 'a policy preview could not be computed')
  }
}

type Row = ReturnType<typeof findReceiptsAfter>[number]

function add(preview: Preview, { assessmentId, supplierId, kind, body }: Row, policy: GradingPolicy) {
  preview.done += 1
  if (body === null) return
  const regraded = regrade(readReceipt({ body }), policy)
  const { oldScore, newScore, oldGrade, newGrade } = regraded
  const cell = cellOf(oldGrade, newGrade)
  preview.byKind[kind] += 1
  preview.matrix[cell] = (preview.matrix[cell] ?? 0) + 1
  if (oldScore !== newScore) preview.scoresMoved += 1
  if (oldGrade !== newGrade) preview.moved.push({ ...regraded, assessmentId, supplierId, kind })
}

export function cellOf(from: Grade | null, to: Grade | null) {
  return `${from ?? '–'}>${to ?? '–'}`
}

function byFall(one: MovedRow, other: MovedRow) {
  return fallOf(other) - fallOf(one) || lossOf(other) - lossOf(one)
}

function fallOf({ oldGrade, newGrade }: MovedRow) {
  return rankOf(newGrade) - rankOf(oldGrade)
}

function lossOf({ oldScore, newScore }: MovedRow) {
  return (oldScore ?? 0) - (newScore ?? 0)
}

function rankOf(grade: Grade | null) {
  return grade === null ? GRADES.length : GRADES.indexOf(grade)
}

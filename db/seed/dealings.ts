import { endOfDay, isoDate } from '#app/i18n/format.ts'
import type { extensionRequests, itemComments } from '#db/schema/index.ts'
import type { DemoActor, DemoEvent } from './assessment-events.ts'
import { after, earliest } from './calendar.ts'
import type { DemoAssessment } from './make-assessment.ts'
import type { Random } from './random.ts'
import { COMMENT_THREADS, DECLINE_REASONS, EXTENSION_REASONS } from './texts.ts'

const EXTENSION_SHARE = 0.05
const DECLINE_SHARE = 0.02
const COMMENT_SHARE = 0.35
const EXTENSION_DAYS = 7

/** What buyer and supplier arranged with each other beside the answers themselves. */
export type Dealings = {
  extensions: (typeof extensionRequests.$inferInsert)[]
  comments: (typeof itemComments.$inferInsert)[]
  /** What of it stands on the assessment. */
  change: { dueAt?: Date; extensions?: number; declinedAt?: Date; declineReason?: string }
  events: DemoEvent[]
}

type Actors = { procurement: DemoActor; reviewer: DemoActor; now: Date; random: Random }

/** In the open round some ask for more time, a few say that they will not take part, some talk about an item. */
export function dealingsOf(made: DemoAssessment, actors: Actors): Dealings {
  const dealings: Dealings = { extensions: [], comments: [], change: {}, events: [] }
  if (made.round.state !== 'open') return dealings
  if (made.state === 'in-progress' && !made.supplier.cast) askForTime(dealings, made, actors)
  if (made.state === 'invited') decline(dealings, made, actors)
  if (made.state === 'under-review' || made.supplier.cast?.openState === 'returned')
    talk(dealings, made, actors)
  return dealings
}

function askForTime(dealings: Dealings, made: DemoAssessment, { procurement, now, random }: Actors) {
  if (!random.chance(EXTENSION_SHARE) && made.supplier.row.code !== 'S00012') return
  const [owner] = made.supplier.people
  const requestedAt = earliest(after(made.course.startedAt ?? now, random.between(0.5, 3)), after(now, -0.2))
  const dueAt = endOfDay(isoDate(after(made.round.dueAt, EXTENSION_DAYS)))
  const reason = random.pick(EXTENSION_REASONS[owner.locale])
  const isGranted = random.chance(0.5) && made.supplier.row.code !== 'S00012'
  const decidedAt = isGranted ? earliest(after(requestedAt, random.between(0.1, 1)), now) : null
  dealings.extensions.push({
    id: random.id(),
    assessmentId: made.id,
    campaignId: made.round.id,
    requestedDueAt: dueAt,
    reason,
    requestedById: owner.id,
    requestedAt,
    decision: isGranted ? 'granted' : 'pending',
    grantedDueAt: isGranted ? dueAt : null,
    decidedById: isGranted ? procurement.id : null,
    decidedAt,
  })
  dealings.events.push(eventOf(made, requestedAt, 'extension.requested', owner, { dueAt, reason }))
  if (!decidedAt) return
  dealings.change = { dueAt, extensions: 1 }
  dealings.events.push(
    eventOf(made, decidedAt, 'extension.granted', procurement, { dueAt }),
    eventOf(made, decidedAt, 'assessment.extended', procurement, { dueAt }),
  )
}

function decline(dealings: Dealings, made: DemoAssessment, { now, random }: Actors) {
  if (!random.chance(DECLINE_SHARE) && made.supplier.row.code !== 'S00013') return
  const [owner] = made.supplier.people
  const declinedAt = earliest(after(made.round.openedAt, random.between(2, 12)), after(now, -0.5))
  const declineReason = random.pick(DECLINE_REASONS[owner.locale])
  dealings.change = { declinedAt, declineReason }
  dealings.events.push(eventOf(made, declinedAt, 'assessment.declined', owner, { reason: declineReason }))
}

function talk(dealings: Dealings, made: DemoAssessment, { reviewer, now, random }: Actors) {
  if (!random.chance(COMMENT_SHARE) && !made.supplier.cast && made.supplier.row.code !== 'S00008') return
  const [owner] = made.supplier.people
  const item = random.pick(made.answers)?.item.code
  const begun = after(made.course.takenAt ?? made.round.openedAt, random.between(0.1, 0.6))
  const thread = random.pick(COMMENT_THREADS[owner.locale])
  if (!item) return
  thread.forEach((body, index) => {
    const writtenAt = earliest(after(begun, index * 0.4), now)
    const isFromSupplier = index % 2 === 1
    const author = isFromSupplier ? owner : reviewer
    dealings.comments.push({
      id: random.id(),
      assessmentId: made.id,
      itemCode: item,
      body,
      authorId: author.id,
      isFromSupplier,
      writtenAt,
    })
    dealings.events.push(
      eventOf(made, writtenAt, 'item.commented', author, { itemCode: item, comment: body }),
    )
  })
}

function eventOf(
  { id, round, supplier }: DemoAssessment,
  at: Date,
  type: DemoEvent['type'],
  actor: DemoActor,
  data: Record<string, unknown>,
): DemoEvent {
  const subject = { supplierId: supplier.row.id, campaignId: round.id, assessmentId: id, userId: null }
  return { at, type, actorId: actor.id, actorName: actor.name, ip: null, ...subject, data }
}

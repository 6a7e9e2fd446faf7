import { canSeeIntegrity, type Actor } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { bodyOf, nameOf } from '../channel/entries.server.ts'
import { identityOf } from '../channel/submit-report.server.ts'
import { unlockText } from '../vault/vault.server.ts'
import { limitsOf, limitState } from './matter-limits.ts'
import { stepsFrom, whyNotStep } from './matter-state.ts'
import { summaryOf } from './open-matter.server.ts'
import { findDeskPeople, findRecusals, findRecusedIds } from './desk-queries.server.ts'
import { findAllEntries, findIdentity, findMatterFile } from './mailbox-queries.server.ts'
import {
  countMatters,
  existsMatterEvent,
  findMatterEvents,
  findMatterPage,
  findVisibleMatter,
  type MatterFilter,
  type MatterRow,
} from './queries.server.ts'
import { proposalText } from './take-step.server.ts'
import { isReported } from './vocabulary.ts'
import { recordMatterEvent } from './with-matter.server.ts'

const MATTERS_PER_PAGE = 50
const EVENTS_SHOWN = 100
/** Looking at a page again within this time is the same reading. */
const READING_MS = 15 * 60_000

/** One page of matters; a page past the end is the last one. Nothing for whoever is not of the desk. */
export function listMatters(db: Db, actor: Actor, filter: MatterFilter, wanted: number, now: Date) {
  if (!canSeeIntegrity(actor)) return { rows: [], total: 0, page: 1, pageCount: 1 }
  const settings = loadSettings(db)
  const total = countMatters(db, actor.userId, filter)
  const pageCount = Math.max(1, Math.ceil(total / MATTERS_PER_PAGE))
  const page = Math.min(wanted, pageCount)
  const rows = findMatterPage(db, actor.userId, filter, page, MATTERS_PER_PAGE).map(
    ({ matter, ...names }) => ({
      ...names,
      ...shownOf(matter),
      isProposed: matter.proposedStep !== null,
      limit: limitState(matter, settings, now),
    }),
  )
  return { rows, total, page, pageCount }
}

export function countOf(db: Db, actor: Actor, filter: MatterFilter) {
  return canSeeIntegrity(actor) ? countMatters(db, actor.userId, filter) : 0
}

/** A matter with all that the desk knows of it, but not who reported it. Null where the actor may not see it. */
export function findMatter(db: Db, actor: Actor, id: string, now: Date) {
  const matter = canSeeIntegrity(actor) ? findVisibleMatter(db, actor.userId, id) : null
  if (!matter) return null
  const settings = loadSettings(db)
  const recused = findRecusedIds(db, id)
  const facts = { ...matter, isReported: isReported(matter.source) }
  const supplier = matter.supplierId ? findSupplierById(db, matter.supplierId) : null
  const people = findDeskPeople(db)
  return {
    matter: {
      ...shownOf(matter),
      hasMailbox: matter.caseKeyHash !== null,
      hasIdentity: findIdentity(db, id) !== null,
      ...limitsOf(matter.receivedAt, settings),
    },
    limit: limitState(matter, settings, now),
    supplier: supplier && {
      id: supplier.id,
      code: supplier.code,
      nameZh: supplier.nameZh,
      nameEn: supplier.nameEn,
    },
    assigneeName: nameIn(people, matter.assigneeId),
    proposal: matter.proposedStep && {
      step: matter.proposedStep,
      byName: nameIn(people, matter.proposedById),
      isOwn: matter.proposedById === actor.userId,
      at: matter.proposedAt,
      reason: proposalText(matter),
    },
    steps: stepsFrom(matter.state).map(step => ({ step, refusal: whyNotStep(facts, step) })),
    able: people
      .filter(({ id: each }) => !recused.includes(each))
      .map(({ id: each, name }) => ({ id: each, name })),
    desk: people.map(({ id: each, name }) => ({ id: each, name })),
    recusals: findRecusals(db, id),
    entries: findAllEntries(db, id).map(({ entry, authorName, files }) => ({
      id: entry.id,
      kind: entry.kind,
      step: entry.step,
      authorName,
      writtenAt: entry.writtenAt,
      body: unlockText(entry.lockedBody, bodyOf(entry.id)),
      files: files.map(file => ({
        id: file.id,
        name: unlockText(file.lockedName, nameOf(file.id)),
        sizeBytes: file.sizeBytes,
      })),
    })),
  }
}

/** Who did what in the matter, newest first: the access log. */
export function findMatterLog(db: Db, actor: Actor, id: string) {
  if (!canSeeIntegrity(actor) || !findVisibleMatter(db, actor.userId, id)) return []
  const events = findMatterEvents(db, id, EVENTS_SHOWN)
  const names = new Map(findDeskPeople(db).map(person => [person.id, person.name]))
  return events.map(({ seq, at, type, actorId, actorName, data }) => ({
    seq,
    at,
    type,
    actorName: actorId === null ? null : actorName,
    about: typeof data.userId === 'string' ? (names.get(data.userId) ?? null) : null,
    reason: type === 'matter.identity-opened' && typeof data.reason === 'string' ? data.reason : null,
  }))
}

/** Puts on record that the actor read the matter, once per sitting. */
export function recordReading(db: Db, context: ActionContext, matterId: string) {
  const { actor, now } = context
  const since = new Date(now.getTime() - READING_MS)
  if (existsMatterEvent(db, matterId, 'matter.read', actor.userId, since)) return
  transact(db, tx => {
    const matter = findVisibleMatter(tx, actor.userId, matterId)
    if (matter) recordMatterEvent(tx, context, 'matter.read', matter)
  })
}

/** Opens who reported it: only with a reason, which is on record together with the opening before anything is shown. */
export function openIdentity(db: Db, context: ActionContext, matterId: string, reason: string) {
  const { actor } = context
  return transact(db, tx => {
    const matter = canSeeIntegrity(actor) ? findVisibleMatter(tx, actor.userId, matterId) : null
    const identity = matter && findIdentity(tx, matterId)
    if (!matter || !identity || reason.trim() === '') return null
    recordEvent(
      tx,
      context,
      'matter.identity-opened',
      { isRestricted: true },
      { matterId, reason: reason.trim() },
    )
    const opened: unknown = JSON.parse(unlockText(identity.locked, identityOf(matterId)))
    return opened as { name: string; contact: string | null; organisation: string | null }
  })
}

/** A file of a matter with its name; the opening is put on record. */
export function openMatterFile(db: Db, context: ActionContext, matterId: string, fileId: string) {
  const { actor } = context
  return transact(db, tx => {
    const matter = canSeeIntegrity(actor) ? findVisibleMatter(tx, actor.userId, matterId) : null
    const file = matter && findMatterFile(tx, matterId, fileId)
    if (!matter || !file) return null
    recordMatterEvent(tx, context, 'matter.file-opened', matter, { fileId })
    return { ...file, fileName: unlockText(file.lockedName, nameOf(file.id)) }
  })
}

function shownOf(matter: MatterRow) {
  const { id, code, source, topic, state, isAnonymous, reporterKind, itemCodes, assessmentId, rev } = matter
  const { receivedAt, registeredAt, answeredAt, archivedAt, assigneeId } = matter
  const { protectedAt, paymentsHeldAt, recoveryAt } = matter
  return {
    ...{ id, code, source, topic, state, isAnonymous, reporterKind, itemCodes, assessmentId, rev },
    ...{ receivedAt, registeredAt, answeredAt, archivedAt, assigneeId },
    ...{ protectedAt, paymentsHeldAt, recoveryAt },
    summary: unlockText(matter.lockedSummary, summaryOf(id)),
  }
}

function nameIn(people: readonly { id: string; name: string }[], id: string | null) {
  return people.find(each => each.id === id)?.name ?? null
}

import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { actorOf, requirePerson } from '#app/accounts/person-facts.server.ts'
import type { Actor } from '#app/accounts/roles.ts'
import { prepareUploads } from '#app/assessments/evidence-store.server.ts'
import { ACTION_STATES } from '#app/remediation/actions/action-state.ts'
import { draftPolicy } from '#app/policies/draft-policy.server.ts'
import { getEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { closeDatabase, openDatabase, type Connection } from '#db/client.server.ts'
import { acting } from '#db/factories/index.ts'
import { makeLargeDatabase } from '#tests/bench/large.ts'
import { makeImport } from './imports.ts'

/** Records that belong together, by the name they have in an address, and people who may look at them. */
export type Subject = { ids: Record<string, string>; people: Actor[] }

const SUPPLIERS = 300
const ANSWERED = 30

/** Some suppliers of the world have lost their last contact: nobody of theirs could look at a page. */
const OWNED = `supplier_id in (select u.supplier_id from users u join user_roles r on r.user_id = u.id where r.role = 'owner')`
/** Actions that were worked off step by step have their plans and evidence; those made by the thousand have none. */
const WORKED_OFF_FIRST = `order by code like 'CA-L-%', code`

const FIXED: Record<string, string> = {
  dimension: 'soc',
  itemCode: 'SOC-02',
  jobName: 'send-reminders',
  kind: 'verified',
  token: 'unknown-token',
  sessionId: 'unknown-session',
  evidenceId: 'unknown-file',
  fileId: 'unknown-file',
  auditFileId: 'unknown-file',
}
const TABLE_FILES = [
  'suppliers',
  'contacts',
  'campaigns',
  'sites',
  'policies',
  'supplier-documents',
  'supplier-mails',
  'board-gaps',
  'population',
  'answers',
  'grades',
  'events',
  'outbox',
  'agreement-versions',
  'agreement-register',
  'gifts',
  'conflicts',
  'audits',
  'audit-findings',
  'actions',
  'action-plans',
  'standings',
  'measure-cases',
  'measure-decisions',
  'remediation-kpis',
]

/** A small database of the same shape as the large one, removed when the test ends. */
export async function openLargeDatabase(): Promise<Connection> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-test-'))
  const file = path.join(folder, 'portal.sqlite')
  await makeLargeDatabase(file, { suppliers: SUPPLIERS, answered: ANSWERED })
  const uploadsFolder = path.join(folder, 'uploads')
  setEnvironment({ ...getEnvironment(), uploadsFolder })
  prepareUploads(uploadsFolder)
  forgetStatistics(file)
  const connection = openDatabase(file)
  onTestFinished(() => {
    closeDatabase(connection)
    fs.rmSync(folder, { recursive: true, force: true })
  })
  return connection
}

/** The sizes of small tables would speak for reading them whole; without, SQLite plans for large ones. */
function forgetStatistics(file: string) {
  const { raw } = openDatabase(file)
  raw.exec('delete from sqlite_stat1')
  raw.close()
}

/** One subject for each state that pages treat differently, with an import and a drafted policy beside it. */
export function findSubjects(connection: Connection): Subject[] {
  const { db } = connection
  const idOf = lookup(connection)
  const ownerOf = (supplierId: string) =>
    idOf(
      "select id from users join user_roles on user_id = id where role = 'owner' and supplier_id = ?",
      supplierId,
    )
  const buyers = ['admin', 'procurement', 'sqe', 'integrity'].map(role =>
    personOf(connection, idOf('select user_id from user_roles where role = ? order by user_id', role)),
  )
  const [manager] = buyers
  if (!manager) throw new Error('the demo has no buyer')
  const versionId = idOf('select id from policy_versions')
  const drafted = draftPolicy(db, acting(manager, new Date()), versionId)
  if (!drafted.ok) throw new Error(drafted.refusal.code)
  const shared = {
    ...FIXED,
    versionId,
    draftId: drafted.id,
    siteId: idOf('select id from sites'),
    requestId: idOf('select id from extension_requests'),
    templateId: idOf("select id from agreement_templates where kind = 'quality'"),
    agreementVersionId: idOf(
      "select v.id from agreement_versions v join agreement_templates t on t.id = v.template_id where t.kind = 'quality'",
    ),
    matterId: idOf('select id from matters'),
    conflictId: idOf('select id from conflict_entries'),
  }
  const answering = ['in-progress', 'submitted', 'published'].map(state => {
    const assessmentId = idOf(
      `select id from assessments where kind = 'esg-checklist' and state = ? and ${OWNED} and exists (select 1 from answers where assessment_id = assessments.id)
        and exists (select 1 from outbox where assessment_id = assessments.id)`,
      state,
    )
    const supplierId = idOf('select supplier_id from assessments where id = ?', assessmentId)
    const userId = ownerOf(supplierId)
    const ids = {
      ...shared,
      assessmentId,
      supplierId,
      userId,
      campaignId: idOf('select campaign_id from assessments where id = ?', assessmentId),
      mailId: idOf('select id from outbox where assessment_id = ?', assessmentId),
      importId: makeImport(connection, manager, supplierId, state),
    }
    return { ids, people: [...buyers, personOf({ db }, userId)] }
  })
  return [...answering, ...actions(), ...measures(), ...audits(), signing(), reply()]

  /** Corrective actions of every state, one that waits for more time, and one whose effect is to be looked at. */
  function actions(): Subject[] {
    const waiting = idOf(
      `select id from corrective_actions where state = 'implementing' and ${OWNED} ${WORKED_OFF_FIRST}`,
    )
    connection.raw
      .prepare(
        `insert or ignore into action_extensions (action_id, requested_due_at, reason, requested_by_id, requested_at)
        select id, due_at + 86400000, '-', (select id from users where supplier_id is not null order by id limit 1), issued_at
        from corrective_actions where id = ?`,
      )
      .run(waiting)
    const closed = idOf(
      `select id from corrective_actions where id in (select action_id from reanswers) and ${OWNED} ${WORKED_OFF_FIRST}`,
    )
    connection.raw
      .prepare(
        'update corrective_actions set effectiveness_due_at = ended_at, effectiveness_checked_at = null where id = ?',
      )
      .run(closed)
    return [
      ...ACTION_STATES.map(state => `state = '${state}'`),
      `id = '${waiting}'`,
      "state = 'verifying' and id in (select action_id from action_evidence_rounds)",
      'id in (select action_id from standing_receipts)',
      `id = '${closed}'`,
    ].map(condition => {
      const actionId = idOf(
        `select id from corrective_actions where ${condition} and ${OWNED} ${WORKED_OFF_FIRST}`,
      )
      const supplierId = idOf('select supplier_id from corrective_actions where id = ?', actionId)
      const ownerId = ownerOf(supplierId)
      return { ids: { ...shared, actionId, supplierId }, people: [...buyers, personOf({ db }, ownerId)] }
    })
  }

  /** A case that waits for its decision, and a decision that waits for its second person. */
  function measures(): Subject[] {
    const committee = personOf({ db }, idOf("select user_id from user_roles where role = 'committee'"))
    const decisionId = idOf("select id from measure_decisions where state = 'proposed'")
    return ['decision-due', 'improving'].map(state => {
      const caseId = idOf('select id from measure_cases where state = ?', state)
      const supplierId = idOf('select supplier_id from measure_cases where id = ?', caseId)
      const ids = { ...shared, caseId, supplierId, decisionId, decisionKind: 'release' }
      return { ids, people: [...buyers, committee] }
    })
  }

  /** Audits that are planned, filled in by the supplier, recorded by the auditor, and followed. */
  function audits(): Subject[] {
    return [
      "state = 'planned'",
      "state = 'notified' and mode = 'self-assessment'",
      "state = 'in-progress' and exists (select 1 from audit_findings where audit_id = audits.id)",
      "state = 'follow-up'",
    ].map(condition => {
      const auditId = idOf(`select id from audits where ${condition} and ${OWNED}`)
      const supplierId = idOf('select supplier_id from audits where id = ?', auditId)
      const ownerId = ownerOf(supplierId)
      const finding = connection.raw
        .prepare<string[], string>('select id from audit_findings where audit_id = ?')
        .pluck()
        .get(auditId)
      const ids = { ...shared, auditId, supplierId, findingId: finding ?? 'unknown-finding' }
      return { ids, people: [...buyers, personOf({ db }, ownerId)] }
    })
  }

  /** A supplier that was asked to sign. */
  function signing(): Subject {
    const signatory = personOf({ db }, idOf('select user_id from counter_signatories'))
    const signingId = idOf(`select id from signings where active_at is not null and ${OWNED}`)
    const supplierId = idOf('select supplier_id from signings where id = ?', signingId)
    const userId = ownerOf(supplierId)
    return {
      ids: { ...shared, signingId, supplierId, userId },
      people: [...buyers, signatory, personOf({ db }, userId)],
    }
  }

  /** A supplier that has replied to the integrity questionnaire. */
  function reply(): Subject {
    const assessmentId = idOf(
      "select id from assessments where kind = 'integrity' and first_submitted_at is not null",
    )
    const campaignId = idOf('select campaign_id from assessments where id = ?', assessmentId)
    return { ids: { ...shared, assessmentId, campaignId }, people: buyers }
  }
}

/** A route's address with the subject's records in it; an empty list where it has none of the kind. */
export function addressesOf(route: string, { ids }: Subject): string[] {
  const tables = TABLE_FILES.map(table => ({ ...ids, table: `${table}.csv` }))
  const worlds: Record<string, string>[] = route.includes(':table') ? tables : [ids]
  return worlds.flatMap(values => {
    const names = [...route.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    if (names.some(name => values[name] === undefined)) return []
    const address = route.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? '')
    return [`${address}?campaignId=${ids.campaignId}&assessmentId=${ids.assessmentId}`]
  })
}

function lookup({ raw }: Connection) {
  return (statement: string, ...params: string[]) => {
    const found = raw
      .prepare<string[], string>(`${statement} limit 1`)
      .pluck()
      .get(...params)
    if (found === undefined) throw new Error(`nothing found: ${statement} ${params.join()}`)
    return found
  }
}

function personOf({ db }: Pick<Connection, 'db'>, userId: string) {
  return actorOf(requirePerson(db, userId))
}

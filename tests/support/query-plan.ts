import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Connection } from '#db/client.server.ts'
import * as schema from '#db/schema/index.ts'

/** Tables with a row for each supplier, person, assessment, answer, mail or event: nobody may read them whole. */
const GROWING = [
  'suppliers',
  'supplier_sites',
  'users',
  'user_roles',
  'sessions',
  'assessments',
  'assessment_sites',
  'answers',
  'answer_saves',
  'evidence',
  'reviews',
  'returned_items',
  'grade_receipts',
  'dimension_scores',
  'lost_items',
  'extension_requests',
  'item_comments',
  'import_rows',
  'corrective_actions',
  'action_items',
  'action_plans',
  'action_comments',
  'action_extensions',
  'action_evidence_rounds',
  'action_files',
  'action_proposals',
  'measure_cases',
  'measure_decisions',
  'audits',
  'audit_results',
  'audit_findings',
  'audit_files',
  'reanswers',
  'standing_receipts',
  'events',
  'outbox',
]

const SCAN = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/
const EXPLAINABLE = /^\s*(select|with|insert|update|delete)\b/i
/** What an empty list of ids becomes. */
const READS_NOTHING = /\bwhere false\b/

export type Statements = Map<string, unknown[]>
/** `index`: what is walked instead of the table; null when the table itself is read. */
export type Scan = { table: string; index: string | null; statement: string }

/** The same database, noting every statement and what was put in first. */
export function listening({ raw }: Connection): Connection & { statements: Statements } {
  const statements: Statements = new Map()
  const logQuery = (statement: string, params: unknown[]) => {
    if (!statements.has(statement)) statements.set(statement, params)
  }
  return { raw, db: drizzle(raw, { schema, logger: { logQuery } }), statements }
}

/** Where these statements would walk through a growing table from one end to the other. */
export function growingScans({ raw }: Connection, statements: Statements): Scan[] {
  return [...statements].flatMap(([statement, params]) => {
    if (!EXPLAINABLE.test(statement) || READS_NOTHING.test(statement)) return []
    const rows = raw.prepare<unknown[], { detail: string }>(`explain query plan ${statement}`).all(...params)
    return rows.flatMap(({ detail }) => {
      const [, name, index = null] = SCAN.exec(detail) ?? []
      const table = name ? tableOf(name, statement) : ''
      return GROWING.includes(table) ? [{ table, index, statement }] : []
    })
  })
}

/** A plan calls a table by its name in the statement: `from "assessments" "previous"`. */
function tableOf(name: string, statement: string) {
  if (GROWING.includes(name)) return name
  const named = new RegExp(`(?:from|join|,)\\s+"?(\\w+)"?\\s+(?:as\\s+)?"?${name}"?(?=\\W|$)`, 'i')
  return named.exec(statement)?.[1] ?? name
}

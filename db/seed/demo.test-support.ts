import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Checklist } from '#app/assessments/checklist.ts'
import { loadChecklist } from '#app/assessments/find-assessment.server.ts'
import { findAssessmentById } from '#app/assessments/queries.server.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { closeDatabase, openDatabase, type Connection, type Db } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { assessments } from '#db/schema/index.ts'
import { seedDemo } from '#db/seed.ts'

export const DEMO_NOW = new Date('2026-11-22T04:00:00Z')

export type Demo = Connection & { uploadsFolder: string; remove(): void }

/** A demo in a folder of its own, for tests that only read it: seeding is the slow part. */
export async function makeDemo(suppliers: number): Promise<Demo> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-demo-'))
  const file = path.join(folder, 'demo.sqlite')
  const uploadsFolder = path.join(folder, 'uploads')
  setEnvironment(readEnvironment({ DATABASE_URL: file, NODE_ENV: 'test' }))
  migrateDatabase(file)
  const connection = openDatabase(file)
  const remove = () => {
    closeDatabase(connection)
    fs.rmSync(folder, { recursive: true, force: true })
  }
  await seedDemo(connection, { suppliers, now: DEMO_NOW, uploadsFolder })
  return { ...connection, uploadsFolder, remove }
}

export function allChecklists(db: Db): Checklist[] {
  const rows = db.select({ id: assessments.id }).from(assessments).all()
  return rows.map(({ id }) => checklistOf(db, id))
}

export function checklistOf(db: Db, id: string): Checklist {
  const assessment = findAssessmentById(db, id)
  if (!assessment) throw new Error('no such assessment')
  return loadChecklist(db, assessment)
}

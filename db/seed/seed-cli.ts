import { parseArgs } from 'node:util'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { closeDatabase, openDatabase } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { MAX_DEMO_SUPPLIERS, MIN_DEMO_SUPPLIERS, seedDemo, type SeedSummary } from '#db/seed.ts'
import { makingFile, putInPlace, removeCollectedFiles, whyNotSeed } from './demo-files.ts'

const DEFAULT_SUPPLIERS = '24'

export type SeedOutcome =
  { ok: true; summary: SeedSummary; databaseFile: string } | { ok: false; message: string }

/**
 * `--suppliers=N` (24 unless told) and `--reset`, on the database that the environment names. Refuses a
 * database in use; with `--reset` makes a demo's anew, and never deletes any other.
 */
export async function seedCli(args: string[], source: NodeJS.ProcessEnv, now: Date): Promise<SeedOutcome> {
  const options = readArguments(args)
  if (!options) {
    const range = `${MIN_DEMO_SUPPLIERS} to ${MAX_DEMO_SUPPLIERS}`
    return { ok: false, message: `Usage: tsx db/seed.cli.ts [--suppliers=${range}] [--reset]` }
  }
  const environment = readEnvironment(source)
  setEnvironment(environment)
  const message = whyNotSeed(environment, options.isReset)
  if (message) return { ok: false, message }
  const { databaseFile, uploadsFolder } = environment
  if (options.isReset) removeCollectedFiles(environment)
  const file = makingFile(environment)
  migrateDatabase(file)
  const connection = openDatabase(file)
  const summary = await seedDemo(connection, { suppliers: options.suppliers, now, uploadsFolder }).finally(
    () => closeDatabase(connection),
  )
  putInPlace(environment, file)
  return { ok: true, summary, databaseFile }
}

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        suppliers: { type: 'string', default: DEFAULT_SUPPLIERS },
        reset: { type: 'boolean', default: false },
      },
    })
    const suppliers = Number(values.suppliers)
    const isInRange = suppliers >= MIN_DEMO_SUPPLIERS && suppliers <= MAX_DEMO_SUPPLIERS
    return Number.isInteger(suppliers) && isInRange ? { suppliers, isReset: values.reset } : null
  } catch {
    return null
  }
}

// Run by a test in a process of its own, to be killed: applies (or checks) an import and says how far it is.
// Arguments: database file, import id, acting person's id, name and `apply` or `check`, where to stop.
import { writeSync } from 'node:fs'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { applyImport } from '#app/suppliers/import/apply-import.server.ts'
import { checkImport } from '#app/suppliers/import/check-import.server.ts'
import { openDatabase } from '#db/client.server.ts'

const [file = '', importId = '', userId = '', work = 'apply', stopAt = ''] = process.argv.slice(2)
const { db, raw } = openDatabase(file)
const actor = {
  userId,
  name: 'x',
  email: 'x@buyer.example',
  supplierId: null,
  roles: ['procurement' as const],
}
const by: ActionContext = { actor, now: new Date('2026-03-02T02:00:00Z'), ip: null }

/** Stands still here, inside whatever is going on, until it is killed. */
function standStill() {
  writeSync(1, 'here\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  return 0
}

raw.function('stand_still', standStill)
const [table = '', when = ''] = stopAt.split(' ')
raw.exec(`create temp trigger stop after ${when} on main.${table} begin select stand_still(); end`)

const started = work === 'apply' ? applyImport(db, by, importId) : checkImport(db, by, importId)
if (!started.ok) throw new Error(started.refusal.code)
await started.done

import type { Role } from '#app/accounts/roles.ts'
import { closeAction } from '#app/remediation/verification/close-action.server.ts'
import { findInsufficient } from '#app/remediation/verification/find-insufficient.server.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { closeDatabase, openDatabase } from '#db/client.server.ts'

/**
 * Verifies a corrective action in a process of its own. `killedBy`: the write, such as `insert on reanswers`, by which it
 * is killed, for good and without warning; empty: it is not.
 */
const [file = '', actionId = '', rev = '0', userId = '', at = '0', verdict = 'effective', killedBy = ''] =
  process.argv.slice(2)
setEnvironment(readEnvironment({ PUBLIC_ORIGIN: 'https://portal.example', NODE_ENV: 'test' }))
const connection = openDatabase(file)
if (killedBy !== '') {
  connection.raw.pragma('trusted_schema=ON')
  connection.raw.function('die', () => process.kill(process.pid, 'SIGKILL'))
  connection.raw.exec(`create temp trigger killer after ${killedBy} begin select die(); end`)
}
const roles: Role[] = ['sqe']
const actor = { userId, name: '陈锐', email: 'chen@buyer.example', supplierId: null, roles }
const context = { actor, now: new Date(Number(at)), ip: null }
const verified = { actionId, rev: Number(rev), reason: '现场核实' }
const result =
  verdict === 'effective'
    ? closeAction(connection.db, context, {
        ...verified,
        corrections: { values: {}, dismissals: {} },
        seen: null,
      })
    : findInsufficient(connection.db, context, verified)
closeDatabase(connection)
process.exitCode = result.ok ? 0 : 3

import { openCampaign } from '#app/campaigns/open-campaign.server.ts'
import type { Role } from '#app/accounts/roles.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { closeDatabase, openDatabase } from '#db/client.server.ts'

/**
 * Opens a campaign in a process of its own and is killed, for good and without warning, by its own write of row
 * `rowNumber` of a table; 0: never.
 */
const [file = '', campaignId = '', userId = '', at = '0', table = 'outbox', rowNumber = '0'] =
  process.argv.slice(2)
setEnvironment(readEnvironment({ PUBLIC_ORIGIN: 'https://portal.example', NODE_ENV: 'test' }))
const connection = openDatabase(file)
if (Number(rowNumber) > 0) {
  connection.raw.pragma('trusted_schema=ON')
  connection.raw.function('die', () => process.kill(process.pid, 'SIGKILL'))
  connection.raw.exec(`create temp trigger killer after insert on ${table}
    when (select count(*) from ${table}) = ${Number(rowNumber)} begin select die(); end`)
}
const roles: Role[] = ['procurement']
const actor = { userId, name: '林悦', email: 'lin@buyer.example', supplierId: null, roles }
const result = openCampaign(connection.db, { actor, now: new Date(Number(at)), ip: null }, campaignId)
closeDatabase(connection)
process.exitCode = result.ok ? 0 : 3

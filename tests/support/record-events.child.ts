import { insertEvent } from '#app/history/ledger-queries.server.ts'
import { closeDatabase, openDatabase, transact } from '#db/client.server.ts'

/** A process of its own that records so many events: file, its name, how many. */
const [file = '', name = '', count = '0'] = process.argv.slice(2)
const connection = openDatabase(file)
for (let n = 0; n < Number(count); n++)
  transact(connection.db, tx =>
    insertEvent(tx, { at: new Date(), type: 'supplier.changed', actorName: name, data: { n } }),
  )
closeDatabase(connection)

import { deliverDueMail } from '#app/mail/deliver-mail.server.ts'
import { createMailTransport } from '#app/mail/transport.server.ts'
import { closeDatabase, openDatabase } from '#db/client.server.ts'

/** A worker in a process of its own, to be killed: database file, SMTP address, and how far ahead its clock is. */
const [file = '', smtpUrl = '', aheadMs = '0'] = process.argv.slice(2)
const connection = openDatabase(file)
const transport = createMailTransport(smtpUrl, 'Portal <portal@buyer.example>')
const clock = { now: () => new Date(Date.now() + Number(aheadMs)), random: () => 0.5 }
await deliverDueMail(connection.db, transport, clock)
transport.close()
closeDatabase(connection)

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { suppliers } from '#db/schema/index.ts'
import { askedCodes } from './asked-items.server.ts'
import { notifyAudit } from './arrange-audit.server.ts'
import { by, mailsOf, openPortal, orThrow, planned, seen } from './audits.test-support.ts'
import { remindAudits } from './remind-audits.server.ts'
import { handInSelfAssessment, saveSelfAssessment } from './self-assessment.server.ts'

/** Due on 20 March; the supplier is told on 2 March. */
function asked() {
  const portal = openPortal()
  const { db, auditor } = portal
  const audit = planned(db, { mode: 'self-assessment' })
  orThrow(notifyAudit(db, by(auditor), seen(db, audit)))
  return { ...portal, audit }
}

async function mailsOn({ db }: Pick<ReturnType<typeof asked>, 'db'>, day: string) {
  return (await remindAudits(db, new Date(`${day}T08:30+08:00`))).mails
}

test('a self-assessment is reminded of on the days of the plan, before and after it is due, each time once', async () => {
  const portal = asked()
  expect(await mailsOn(portal, '2026-03-05')).toBe(0)
  const days = ['06', '06', '13', '14', '19', '20', '23', '27', '30']
  const mails: number[] = []
  for (const day of days) mails.push(await mailsOn(portal, `2026-03-${day}`))
  expect(mails).toEqual([1, 0, 1, 0, 1, 0, 1, 1, 0])
  const reminders = mailsOf(portal.db, 'audit-news').filter(({ message }) => {
    return 'news' in message && message.news === 'reminder'
  })
  expect(reminders).toHaveLength(5)
})

test('nobody is reminded of what is handed in, of a visit, or once nothing is asked of it any more', async () => {
  const visited = openPortal()
  const visit = planned(visited.db)
  orThrow(notifyAudit(visited.db, by(visited.auditor), seen(visited.db, visit)))
  expect(await mailsOn(visited, '2026-03-13')).toBe(0)

  const done = asked()
  const items = askedCodes(done.db, done.audit).map(itemCode => {
    return { itemCode, result: 'conforms', note: '', rev: 0 } as const
  })
  orThrow(saveSelfAssessment(done.db, by(done.contact), done.audit.id, items))
  orThrow(handInSelfAssessment(done.db, by(done.contact), seen(done.db, done.audit)))
  expect(await mailsOn(done, '2026-03-13')).toBe(0)

  const gone = asked()
  gone.db.update(suppliers).set({ status: 'disqualified' }).where(eq(suppliers.id, gone.supplierId)).run()
  expect(await mailsOn(gone, '2026-03-13')).toBe(0)
})

import { expect, test } from 'vitest'
import { outbox } from '#db/schema/index.ts'
import { remindEffectChecks } from './remind-effect-checks.server.ts'
import {
  addAction,
  close,
  daysLater,
  GOOD,
  handIn,
  openPublished,
  relapse,
} from './verification.test-support.ts'

test('who follows a closed critical action is told once, when its effect is to be looked at', async () => {
  const scenario = openPublished()
  const { db, reviewer } = scenario
  const { id } = addAction(scenario)
  handIn(scenario, id, GOOD)
  close(scenario, id, daysLater(2))
  expect(await remindEffectChecks(db, daysLater(91))).toEqual({ mails: 0 })
  expect(await remindEffectChecks(db, daysLater(92))).toEqual({ mails: 1 })
  expect(await remindEffectChecks(db, daysLater(93))).toEqual({ mails: 0 })
  const mails = db.select().from(outbox).all()
  const [mail] = mails.filter(({ message }) => message.kind === 'effect-due')
  expect(mail).toMatchObject({ userId: reviewer.userId, message: { url: expect.stringContaining(id) } })
})

test('nobody is told of what has been looked at, or is not critical', async () => {
  const scenario = openPublished()
  const [one, other] = [addAction(scenario), addAction(scenario, { items: ['ENV-01'], severity: 'major' })]
  for (const { id } of [one, other]) {
    handIn(scenario, id, GOOD)
    close(scenario, id, daysLater(2))
  }
  relapse(scenario, one.id)
  expect(await remindEffectChecks(scenario.db, daysLater(200))).toEqual({ mails: 0 })
})

test('what has been told of long ago keeps nothing newer from being told, however much it is', async () => {
  const scenario = openPublished()
  const closed = (day: number) =>
    addAction(scenario, { state: 'closed', endedAt: daysLater(1), effectivenessDueAt: daysLater(day) })
  for (let n = 0; n < 250; n++) closed(90 + Math.floor(n / 130))
  expect(await remindEffectChecks(scenario.db, daysLater(92))).toEqual({ mails: 250 })
  closed(93)
  expect(await remindEffectChecks(scenario.db, daysLater(93))).toEqual({ mails: 1 })
})

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

test('who follows a closed critical action is told once, when its effect is to be looked at', () => {
  const scenario = openPublished()
  const { db, reviewer } = scenario
  const { id } = addAction(scenario)
  handIn(scenario, id, GOOD)
  close(scenario, id, daysLater(2))
  expect(remindEffectChecks(db, daysLater(91))).toEqual({ mails: 0 })
  expect(remindEffectChecks(db, daysLater(92))).toEqual({ mails: 1 })
  expect(remindEffectChecks(db, daysLater(93))).toEqual({ mails: 0 })
  const mails = db.select().from(outbox).all()
  const [mail] = mails.filter(({ message }) => message.kind === 'effect-due')
  expect(mail).toMatchObject({ userId: reviewer.userId, message: { url: expect.stringContaining(id) } })
})

test('nobody is told of what has been looked at, or is not critical', () => {
  const scenario = openPublished()
  const [one, other] = [addAction(scenario), addAction(scenario, { items: ['ENV-01'], severity: 'major' })]
  for (const { id } of [one, other]) {
    handIn(scenario, id, GOOD)
    close(scenario, id, daysLater(2))
  }
  relapse(scenario, one.id)
  expect(remindEffectChecks(scenario.db, daysLater(200))).toEqual({ mails: 0 })
})

import { Cron } from 'croner'
import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/support/database.ts'
import { TIMETABLE } from './timetable.server.ts'

test.each(TIMETABLE)('$name has a next time and runs twice on an empty database', ({ schedule, run }) => {
  const { db } = openTestDatabase()
  const now = new Date('2026-03-01T00:00:00Z')
  expect(new Cron(schedule, { paused: true }).nextRun(now)).not.toBeNull()
  run(db, now)
  expect(() => run(db, now)).not.toThrow()
})

test('job names are unique', () => {
  expect(new Set(TIMETABLE.map(job => job.name)).size).toBe(TIMETABLE.length)
})

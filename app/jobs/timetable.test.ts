import { expect, test } from 'vitest'
import { openPortal } from '#app/accounts/accounts.test-support.ts'
import { prepareUploads } from '#app/assessments/evidence-store.server.ts'
import { getEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { readSettings, type Settings } from '#app/settings/settings.ts'
import { JOB_NAMES } from './job-names.ts'
import { nextTime } from './schedule.ts'
import { findJobByName, TIMETABLE } from './timetable.server.ts'

const NOW = new Date('2026-03-01T00:00:00Z')

test.each(TIMETABLE)('$name has a next time and runs twice on an empty portal', async ({ schedule, run }) => {
  const { db, raw } = await openPortal()
  const uploadsFolder = `${raw.name}-uploads`
  setEnvironment({ ...getEnvironment(), uploadsFolder })
  prepareUploads(uploadsFolder)
  expect(nextTime(schedule(readSettings(null)), NOW)).not.toBeNull()
  const first = await run({ db, now: NOW })
  expect(await run({ db, now: NOW })).toEqual(first)
})

test('the timetable holds every job once', () => {
  expect(TIMETABLE.map(job => job.name)).toEqual([...JOB_NAMES])
})

test.each([
  [{}, '2026-03-02T00:00:00.000Z'],
  [{ digestDay: 'friday', digestHour: 17 } as const, '2026-03-06T09:00:00.000Z'],
])('with the settings %j the digest goes out next at %s', (settings: Partial<Settings>, next) => {
  const schedule = findJobByName('send-digest')?.schedule(readSettings(settings)) ?? null
  expect(nextTime(schedule, NOW)?.toISOString()).toBe(next)
})

test('without a day there is no digest', () => {
  expect(findJobByName('send-digest')?.schedule(readSettings({ digestDay: 'none' }))).toBeNull()
})

import { expect, test } from 'vitest'
import { addPerson, eventsOf, openPortal } from '#app/accounts/accounts.test-support.ts'
import { changeSettings } from './change-settings.server.ts'
import { loadSettings, requireOrganisationName } from './organisation.server.ts'
import { SETTING_LIMITS } from './setting-limits.ts'
import { readSettingsForm } from './settings-form.ts'
import { readSettings, Settings } from './settings.ts'

const NAMES = { nameZh: '示例精密', nameEn: 'Sample Precision' }

test('nothing stored gives the defaults', () => {
  expect(readSettings(null)).toEqual({
    campaignDays: 30,
    reminderDaysBefore: [14, 7, 1],
    reminderDaysAfter: [3, 7],
    replyDays: 21,
    replyReminderDaysBefore: [7, 1],
    replyReminderDaysAfter: [3],
    extensionsPerAssessment: 1,
    extensionMaxDays: 14,
    returnDays: 14,
    samplePercent: 20,
    digestDay: 'monday',
    digestHour: 8,
    mailsPerMinute: 120,
    matterAcknowledgeDays: 7,
    matterResultDays: 90,
    maxEvidenceMegabytes: 20,
    integrityHotline: '',
    integrityMailbox: '',
    signingDays: 60,
    renewalNoticeDays: 30,
    isCommitmentNeeded: true,
    weakScore: 70,
    weakDimensionScore: 60,
    criticalDays: 30,
    majorDays: 60,
    minorDays: 90,
    actionExtensionMaxDays: 30,
    actionEscalationDays: 7,
    effectivenessDays: 90,
    improvementDays: 90,
    chanceDays: 60,
    noResponseNoticeDays: 30,
    deferralMaxDays: 60,
    coolOffMonths: 12,
    financeMailbox: '',
  })
})

test('what is stored wins over the defaults, name by name', () => {
  expect(readSettings({ campaignDays: 45 })).toMatchObject({ campaignDays: 45, returnDays: 14 })
})

test.each(Object.entries(SETTING_LIMITS))('%s keeps to its limits', (name, { min, max }) => {
  const accepts = (value: number) => Settings.safeParse({ [name]: value }).success
  expect([accepts(min), accepts(max), accepts(min - 1), accepts(max + 1)]).toEqual([true, true, false, false])
})

test('a change is recorded with old and new values, and only what changed', async () => {
  const { db } = await openPortal()
  const admin = await addPerson(db, { id: 'admin', roles: ['admin'] })
  const result = changeSettings(db, admin, {
    ...NAMES,
    nameEn: 'Sample Group',
    ...loadSettings(db),
    campaignDays: 45,
  })
  expect(result).toEqual({ ok: true, changed: ['nameEn', 'campaignDays'] })
  expect(loadSettings(db).campaignDays).toBe(45)
  expect(requireOrganisationName(db, 'en')).toBe('Sample Group')
  expect(eventsOf(db).map(event => [event.type, event.data])).toEqual([
    [
      'organisation.changed',
      {
        changes: {
          nameEn: { from: 'Sample Precision', to: 'Sample Group' },
          campaignDays: { from: 30, to: 45 },
        },
      },
    ],
  ])
})

test('saving without a change records nothing', async () => {
  const { db } = await openPortal()
  const admin = await addPerson(db, { id: 'admin', roles: ['admin'] })
  expect(changeSettings(db, admin, { ...NAMES, ...loadSettings(db) })).toEqual({ ok: true, changed: [] })
  expect(eventsOf(db)).toEqual([])
})

test('only an administrator changes settings', async () => {
  const { db } = await openPortal()
  const buyer = await addPerson(db, { id: 'buyer', roles: ['procurement', 'sqe'] })
  expect(changeSettings(db, buyer, { ...NAMES, ...loadSettings(db) })).toEqual({
    ok: false,
    why: 'not-allowed',
  })
})

test('the form’s lists of days are read, and what is wrong is said at its field', () => {
  const values = { ...NAMES, ...readSettings(null), digestDay: 'friday' as const }
  const replies = { replyReminderDaysBefore: '5', replyReminderDaysAfter: '2 1' }
  const typed = { ...values, ...replies, reminderDaysBefore: '1, 10', reminderDaysAfter: null }
  expect(readSettingsForm(typed)).toMatchObject({
    ok: true,
    change: {
      reminderDaysBefore: [10, 1],
      reminderDaysAfter: [],
      replyReminderDaysBefore: [5],
      replyReminderDaysAfter: [1, 2],
      digestDay: 'friday',
    },
  })
  expect(readSettingsForm({ ...typed, reminderDaysAfter: 'soon' })).toEqual({
    ok: false,
    errors: { reminderDaysAfter: { code: 'not-a-number' } },
  })
})

import { expect, test } from 'vitest'
import { forgetSetUpCode, isSetUpCode, prepareSetUp } from '#app/server/set-up-code.server.ts'
import { findOrganisation } from '#app/settings/queries.server.ts'
import { organisation, users } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { OTHER_PASSWORD, typesOfEvents, VISIT } from './accounts.test-support.ts'
import { readSession } from './session.server.ts'
import { setUpOrganisation } from './set-up-organisation.server.ts'

const INPUT = {
  nameZh: '示例精密',
  nameEn: 'Sample Precision',
  personName: '林月',
  email: 'Lin.Yue@Buyer.Example',
  locale: 'zh-CN',
  password: OTHER_PASSWORD,
} as const

function printedCode(db: Parameters<typeof prepareSetUp>[0]) {
  let printed = ''
  prepareSetUp(db, 'https://portal.example', text => (printed += text))
  return /[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}/.exec(printed)?.[0] ?? null
}

test('set-up writes the organisation and an administrator who is signed in', async () => {
  const { db } = openTestDatabase()
  const result = await setUpOrganisation(db, INPUT, VISIT)
  expect(findOrganisation(db)).toMatchObject({ nameZh: '示例精密', nameEn: 'Sample Precision' })
  expect(result.ok && readSession(db, result.token, VISIT.now)?.actor).toMatchObject({
    email: 'lin.yue@buyer.example',
    supplierId: null,
    roles: ['procurement', 'sqe', 'admin'],
  })
  expect(typesOfEvents(db)).toEqual(['organisation.created'])
})

test('set-up happens once, also when two send the form at once', async () => {
  const { db } = openTestDatabase()
  const results = await Promise.all([
    setUpOrganisation(db, INPUT, VISIT),
    setUpOrganisation(db, { ...INPUT, email: 'other@buyer.example' }, VISIT),
  ])
  expect(results.map(result => result.ok).toSorted()).toEqual([false, true])
  expect(await setUpOrganisation(db, INPUT, VISIT)).toEqual({ ok: false, why: 'already-set-up' })
  expect(db.select().from(organisation).all()).toHaveLength(1)
  expect(db.select().from(users).all()).toHaveLength(1)
})

test('a weak password leaves everything as it was', async () => {
  const { db } = openTestDatabase()
  expect(await setUpOrganisation(db, { ...INPUT, password: 'sampleprecision' }, VISIT)).toMatchObject({
    why: 'weak-password',
  })
  expect(findOrganisation(db)).toBeNull()
})

test('the printed code opens set-up, in any case and with or without dashes, until it is used up', () => {
  const { db } = openTestDatabase()
  const code = printedCode(db) ?? ''
  expect(isSetUpCode(code)).toBe(true)
  expect(isSetUpCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(true)
  expect(isSetUpCode(code.slice(1))).toBe(false)
  expect(isSetUpCode('')).toBe(false)
  forgetSetUpCode()
  expect(isSetUpCode(code)).toBe(false)
})

test('each start prints another code, and none once the organisation exists', async () => {
  const { db } = openTestDatabase()
  const first = printedCode(db)
  expect(printedCode(db)).not.toBe(first)
  expect(isSetUpCode(first ?? '')).toBe(false)
  await setUpOrganisation(db, INPUT, VISIT)
  expect(printedCode(db)).toBeNull()
  expect(isSetUpCode('')).toBe(false)
})

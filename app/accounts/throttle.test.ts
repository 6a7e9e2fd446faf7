import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openThrottle } from './throttle.server.ts'

async function openTestThrottle() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-throttle-'))
  const file = path.join(folder, 'throttle.sqlite')
  const throttle = await openThrottle(file)
  onTestFinished(() => {
    throttle.close()
    fs.rmSync(folder, { recursive: true, force: true })
  })
  return { throttle, file }
}

function triesOf(
  throttle: Awaited<ReturnType<typeof openThrottle>>,
  count: number,
  account: (n: number) => string,
) {
  return Promise.all(
    Array.from({ length: count }, (_, n) =>
      throttle.refuse('sign-in', { account: account(n), ip: '203.0.113.9' }),
    ),
  )
}

test('the eleventh try on one account from one address is refused, even when all arrive at once', async () => {
  const { throttle } = await openTestThrottle()
  const answers = await triesOf(throttle, 12, () => 'li.na@buyer.example')
  expect(answers.filter(answer => answer === null)).toHaveLength(10)
  expect(answers.filter(answer => answer !== null)).toHaveLength(2)
})

test('capitals and spaces do not make another account', async () => {
  const { throttle } = await openTestThrottle()
  await triesOf(throttle, 10, () => 'li.na@buyer.example')
  expect(
    await throttle.refuse('sign-in', { account: ' LI.NA@buyer.example ', ip: '203.0.113.9' }),
  ).not.toBeNull()
})

test('ten failures elsewhere do not lock the account’s own person out; a hundred from everywhere do', async () => {
  const { throttle } = await openTestThrottle()
  const account = 'li.na@buyer.example'
  await triesOf(throttle, 10, () => account)
  expect(await throttle.refuse('sign-in', { account, ip: '198.51.100.1' })).toBeNull()
  for (let n = 11; n < 100; n++)
    expect(await throttle.refuse('sign-in', { account, ip: `192.0.2.${n}` })).toBeNull()
  expect(await throttle.refuse('sign-in', { account, ip: '198.51.100.2' })).toBeInstanceOf(Date)
})

test('one person sends thirty invitations an hour; others are not held up', async () => {
  const { throttle } = await openTestThrottle()
  for (let n = 0; n < 30; n++) expect(await throttle.refuseInvitation('owner')).toBeNull()
  expect(await throttle.refuseInvitation('owner')).toBeInstanceOf(Date)
  expect(await throttle.refuseInvitation('other')).toBeNull()
})

test('the fifty-first try from one address is refused, whatever the account', async () => {
  const { throttle } = await openTestThrottle()
  const answers = await triesOf(throttle, 51, n => `person-${n}@buyer.example`)
  expect(answers.slice(0, 50)).toEqual(new Array(50).fill(null))
  expect(answers[50]).toBeInstanceOf(Date)
})

test('a success forgives the account its earlier failures', async () => {
  const { throttle } = await openTestThrottle()
  const trier = { account: 'li.na@buyer.example', ip: '203.0.113.9' }
  await triesOf(throttle, 10, () => trier.account)
  await throttle.forgive('sign-in', trier)
  expect(await throttle.refuse('sign-in', trier)).toBeNull()
})

test('one kind of try does not count for another', async () => {
  const { throttle } = await openTestThrottle()
  await triesOf(throttle, 11, () => 'li.na@buyer.example')
  const trier = { account: 'li.na@buyer.example', ip: '203.0.113.9' }
  expect(await throttle.refuse('password-reset', trier)).toBeNull()
})

test('tries outlive a restart', async () => {
  const { throttle, file } = await openTestThrottle()
  await triesOf(throttle, 10, () => 'li.na@buyer.example')
  const again = await openThrottle(file)
  onTestFinished(() => again.close())
  expect(await again.refuse('sign-in', { account: 'li.na@buyer.example', ip: '203.0.113.9' })).not.toBeNull()
})

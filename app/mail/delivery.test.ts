import { expect, test } from 'vitest'
import { failureOf } from './delivery.ts'

const about = (command: string, response = '') => ({
  command,
  response,
  responseCode: response ? Number(response.slice(0, 3)) : undefined,
  message: response,
})

test.each([
  ['an unknown recipient', about('RCPT TO', '550 5.1.1 no such user')],
  ['a recipient refused without further words', about('RCPT TO', '550 No')],
  ['content that is refused', about('DATA', '552 5.3.4 message too big')],
])('%s ends the mail', (_, error) =>
  expect(failureOf(error)).toMatchObject({ isPermanent: true, isServerDown: false }),
)

test.each([
  ['a full mailbox', about('RCPT TO', '452 4.2.2 over quota')],
  ['a sender that is not accepted', about('MAIL FROM', '550 5.1.0 sender rejected')],
  ['a sender found out at the recipient', about('RCPT TO', '553 5.1.8 sender domain unknown')],
  ['a relay that is denied', about('RCPT TO', '554 5.7.1 relay access denied')],
  ['a sign-in asked for at the recipient', about('RCPT TO', '530 5.5.1 authentication required')],
])('%s is tried again', (_, error) =>
  expect(failureOf(error)).toMatchObject({ isPermanent: false, isServerDown: false }),
)

test.each([
  ['an unknown recipient', about('RCPT TO', '550 5.1.1 no such user'), true],
  ['a recipient refused without further words', about('RCPT TO', '554 No'), true],
  ['a mailbox that is full for good', about('RCPT TO', '552 5.2.2 over quota'), false],
  ['content that is refused', about('DATA', '550 5.6.0 spam'), false],
  ['a full mailbox', about('RCPT TO', '452 4.2.2 over quota'), false],
  ['a relay that is denied', about('RCPT TO', '554 5.7.1 relay access denied'), false],
])('%s: is the address refused?', (_, error, isAddressRefused) =>
  expect(failureOf(error).isAddressRefused).toBe(isAddressRefused),
)

test.each([
  ['a wrong password', about('AUTH PLAIN', '535 5.7.8 authentication failed')],
  ['a greeting that refuses', about('CONN', '554 no service here')],
  ['a connection that fails', about('CONN')],
])('%s is the whole server’s: tried again, and the round ends', (_, error) =>
  expect(failureOf(error)).toMatchObject({ isPermanent: false, isServerDown: true }),
)

test('a fault of our own in making the mail is tried again and stops no other mail', () => {
  expect(failureOf(new Error('cannot render'))).toEqual({
    isPermanent: false,
    isAddressRefused: false,
    isServerDown: false,
    reason: 'cannot render',
  })
})

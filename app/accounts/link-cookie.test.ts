import { expect, test } from 'vitest'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { clearedLinkCookie, readLinkToken, takeTokenFromLink } from './link-cookie.server.ts'

function openAt(origin: string) {
  setEnvironment(readEnvironment({ NODE_ENV: 'test', PUBLIC_ORIGIN: origin }))
}

function requestWith(setCookie: string | null) {
  const cookie = (setCookie ?? '').split(';')[0] ?? ''
  return new Request('https://portal.example.com/invitation', { headers: { Cookie: cookie } })
}

test('opening a link moves its token out of the address into a cookie, and tells no other site', () => {
  openAt('https://portal.example.com')
  const response = takeTokenFromLink('invitation', 'secret-token', '/invitation')
  expect(response.status).toBe(302)
  expect(response.headers.get('Location')).toBe('/invitation')
  expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
  expect(response.headers.get('Set-Cookie')).toBe(
    '__Host-invitation=secret-token; Max-Age=1800; Path=/; HttpOnly; SameSite=Lax; Secure',
  )
  expect(readLinkToken('invitation', requestWith(response.headers.get('Set-Cookie')))).toBe('secret-token')
})

test('a link of one kind is not read as another, and a cleared one not at all', () => {
  openAt('http://127.0.0.1:3000')
  const response = takeTokenFromLink('invitation', 'secret-token', '/invitation')
  expect(readLinkToken('password-reset', requestWith(response.headers.get('Set-Cookie')))).toBe('')
  expect(readLinkToken('invitation', requestWith(clearedLinkCookie('invitation')))).toBe('')
})

test('what is no token cannot write another header or cookie attribute', () => {
  openAt('http://127.0.0.1:3000')
  const cookie = takeTokenFromLink('invitation', 'x; Domain=evil.example\r\nX: y', '/invitation').headers.get(
    'Set-Cookie',
  )
  expect(cookie).toBe(
    'invitation=x%3B%20Domain%3Devil.example%0D%0AX%3A%20y; Max-Age=1800; Path=/; HttpOnly; SameSite=Lax',
  )
})

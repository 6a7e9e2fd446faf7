import { beforeAll, expect, test } from 'vitest'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { clearedFlashCookie, flashCookie, readFlash, redirectWithFlash } from './flash.server.ts'

beforeAll(() =>
  setEnvironment(readEnvironment({ NODE_ENV: 'test', PUBLIC_ORIGIN: 'https://portal.example' })),
)

test('a message survives one redirect, whatever characters it has', () => {
  const response = redirectWithFlash('/suppliers', '已保存；谢谢: 100 % "好"')
  expect(response.headers.get('Location')).toBe('/suppliers')
  expect(readFlash(cookieOf(response.headers.get('Set-Cookie')))).toEqual({
    tone: 'good',
    text: '已保存；谢谢: 100 % "好"',
  })
})

test('its cookie is short-lived, not for scripts, and can be cleared', () => {
  expect(flashCookie({ tone: 'info', text: 'x' })).toMatch(/Max-Age=60; .*HttpOnly; SameSite=Lax; Secure$/)
  expect(clearedFlashCookie()).toContain('flash=; Max-Age=0')
})

test.each([
  null,
  '',
  'flash=',
  'flash=%',
  'flash=loud%3Ahello',
  'flash=good',
  'flash=good%3A',
  'other=good%3Ax',
])('cookies without a sensible message give none: %s', header => expect(readFlash(header)).toBeNull())

test('a longer text than any message of ours is cut', () => {
  expect(readFlash(`flash=${encodeURIComponent(`good:${'x'.repeat(5000)}`)}`)?.text).toHaveLength(300)
})

function cookieOf(header: string | null) {
  return header?.split(';')[0] ?? null
}

import { redirect } from '@remix-run/node'
import { getEnvironment } from '#app/server/environment.server.ts'
import { readCookie } from './cookies.server.ts'

export const FLASH_TONES = ['good', 'info', 'warn'] as const
export type Flash = { tone: (typeof FLASH_TONES)[number]; text: string }

const NAME = 'flash'
const LIVES_FOR_S = 60
const MAX_LENGTH = 300

/** Leads to another page, which says `text` (worded in the reader's language) once. */
export function redirectWithFlash(to: string, text: string, tone: Flash['tone'] = 'good') {
  return redirect(to, { headers: { 'Set-Cookie': flashCookie({ tone, text }) } })
}

export function flashCookie({ tone, text }: Flash) {
  const value = encodeURIComponent(`${tone}:${text.slice(0, MAX_LENGTH)}`)
  return `${NAME}=${value}; Max-Age=${LIVES_FOR_S}; ${attributes()}`
}

export function clearedFlashCookie() {
  return `${NAME}=; Max-Age=0; ${attributes()}`
}

/** The message waiting in a request's Cookie header; null when there is none or it makes no sense. */
export function readFlash(header: string | null): Flash | null {
  const value = decode(readCookie(header ?? undefined, NAME) ?? '')
  const at = value.indexOf(':')
  const tone = FLASH_TONES.find(known => known === value.slice(0, at))
  const text = value.slice(at + 1).slice(0, MAX_LENGTH)
  return tone && text ? { tone, text } : null
}

function decode(value: string) {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

function attributes() {
  return `Path=/; HttpOnly; SameSite=Lax${getEnvironment().isHttps ? '; Secure' : ''}`
}

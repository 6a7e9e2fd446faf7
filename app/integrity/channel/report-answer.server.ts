import { data } from '@remix-run/node'
import { notTaken } from './report-answer.ts'

const SECOND_MS = 1000

/** 429, naming the wait. */
export function tooManyTries(retryAt: Date, now: Date) {
  const wait = Math.max(1, Math.ceil((retryAt.getTime() - now.getTime()) / SECOND_MS))
  return data(notTaken({}, { retryAt }), { status: 429, headers: { 'Retry-After': String(wait) } })
}

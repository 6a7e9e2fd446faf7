import { data, type HeadersArgs } from '@remix-run/node'
import type { FormErrors } from '#app/http/form-rules.ts'
import type { RawForm } from '#app/http/parse-form.server.ts'
import type { Refusal } from './RefusalNotice.tsx'

const SECOND_MS = 1000

/** The answer to a form refused as a whole: what was typed comes back, and why; 429 names the wait. */
export function refusedForm(raw: RawForm, refusal: Refusal, now: Date) {
  const errors: FormErrors = {}
  if (!('retryAt' in refusal)) return data({ errors, raw, refusal }, { status: 422 })
  const waitS = Math.ceil((refusal.retryAt.getTime() - now.getTime()) / SECOND_MS)
  const headers = { 'Retry-After': String(Math.max(1, waitS)) }
  return data({ errors, raw, refusal }, { status: 429, headers })
}

/** For the `headers` of a route whose form can be refused: a page carries the wait as well. */
export function waitHeaders({ actionHeaders }: HeadersArgs): HeadersInit {
  const wait = actionHeaders.get('Retry-After')
  return wait ? { 'Retry-After': wait } : {}
}

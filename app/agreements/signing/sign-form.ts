import type { FieldRule, FormErrors, FormValues } from '#app/http/form-rules.ts'
import { MAX_DRAWING_LENGTH } from './drawn-signature.ts'
import type { Proof } from './confirm-identity.server.ts'
import { AUTHENTICATIONS, AUTHORITIES, SIGNATURE_METHODS, type SignatureMethod } from './vocabulary.ts'

/** What every signature asks for, whichever side signs. */
const SIGNATURE = {
  name: { kind: 'text', required: true, maxLength: 80 },
  method: { kind: 'option', required: true, options: SIGNATURE_METHODS },
  typed: { kind: 'text', maxLength: 80 },
  drawing: { kind: 'text', maxLength: MAX_DRAWING_LENGTH },
  consent: { kind: 'flag' },
  proofBy: { kind: 'option', required: true, options: AUTHENTICATIONS },
  password: { kind: 'password', maxLength: 200 },
  code: { kind: 'text', maxLength: 20 },
} as const satisfies Record<string, FieldRule>

export const SignForm = {
  ...SIGNATURE,
  title: { kind: 'text', required: true, maxLength: 80 },
  authority: { kind: 'option', required: true, options: AUTHORITIES },
  /** Hash of the text the person was shown. */
  textSha256: { kind: 'text', required: true, maxLength: 64 },
} as const satisfies Record<string, FieldRule>

export const CounterSignForm = SIGNATURE

type Values = FormValues<typeof SIGNATURE>
type Read =
  | { ok: true; signature: { name: string; method: SignatureMethod; signature: string }; proof: Proof }
  | { ok: false; errors: FormErrors }

/** The signature and what it is confirmed with; what is missing is said at its field. */
export function readSignature(values: Values): Read {
  const { name, method, typed, drawing, consent, proofBy, password, code } = values
  const errors: FormErrors = {}
  const signature = (method === 'drawn' ? drawing : typed) ?? ''
  const secret = (proofBy === 'password' ? password : code) ?? ''
  if (signature === '') errors[method === 'drawn' ? 'drawing' : 'typed'] = { code: 'required' }
  if (!consent) errors.consent = { code: 'required' }
  if (secret === '') errors[proofBy === 'password' ? 'password' : 'code'] = { code: 'required' }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, signature: { name, method, signature }, proof: { by: proofBy, secret } }
}

export const ReplyForm = {
  reply: { kind: 'option', required: true, options: ['change', 'decline'] },
  reason: { kind: 'text', required: true, maxLength: 2000 },
} as const satisfies Record<string, FieldRule>

export const MANAGE_STEPS = ['answer', 'withdraw', 'terminate'] as const

/** What the buyer does about one signing, with the words it needs. */
export const ManageForm = {
  step: { kind: 'option', required: true, options: MANAGE_STEPS },
  words: { kind: 'text', required: true, maxLength: 2000 },
} as const satisfies Record<string, FieldRule>

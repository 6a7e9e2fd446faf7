import type { Authentication, Authority, Party, SignatureMethod } from './vocabulary.ts'

type Signature = {
  party: Party
  name: string
  title: string
  authority: Authority
  method: SignatureMethod
  signature: string
  signedAt: Date
  authentication: Authentication
  seal: string
}

/** What pages show of a signature: not from where and with what it was given, which the certificate says. */
export function signatureFacts(row: Signature) {
  const { party, name, title, authority, method, signature, signedAt, authentication, seal } = row
  return { party, name, title, authority, method, signature, signedAt, authentication, seal }
}

export type SignatureFacts = ReturnType<typeof signatureFacts>

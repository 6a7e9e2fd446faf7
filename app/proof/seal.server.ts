import { createHash } from 'node:crypto'
import { SealFields, sealText } from './seal.ts'

/** The seal of a signature: SHA-256, in lower-case hex, of its fields' text in UTF-8. */
export function sealOf(fields: SealFields): string {
  return createHash('sha256')
    .update(sealText(SealFields.parse(fields)), 'utf8')
    .digest('hex')
}

/** Whether the seal is the one of these fields. */
export function verifySeal(fields: SealFields, seal: string): boolean {
  return SealFields.safeParse(fields).success && sealOf(fields) === seal
}

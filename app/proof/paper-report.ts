import type { ProofFile } from './proof-file.ts'
import type { SealFieldName, SealParty } from './seal.ts'

/** What is wrong with a paper. The first four are about its bytes, the others about what it says. */
export type PaperProblem =
  | { code: 'unsigned' }
  | { code: 'changed' }
  | { code: 'appended' }
  /** Signed, but not by this organisation. */
  | { code: 'foreign-certificate' }
  /** No proof inside, or one that makes no sense. */
  | { code: 'no-proof' }
  /** The seal is not the one of its fields. */
  | { code: 'seal'; party: SealParty }
  /** The text is not the one whose hash is sealed; `consent`: what was consented to. */
  | { code: 'text' }
  | { code: 'consent' }
  /** The drawn or typed signature is not the sealed one. */
  | { code: 'signature'; party: SealParty }
  /** The signatures do not belong together. */
  | { code: 'unrelated' }
  /** No such signature was ever given here. */
  | { code: 'unknown'; party: SealParty }
  /** What is on record says something else. */
  | { code: 'differs'; party: SealParty; fields: SealFieldName[] }

export type PaperReport = {
  sha256: string
  /** SHA-256 of the certificate of a signature that holds; null without one. */
  certificate: string | null
  proof: ProofFile | null
  problems: PaperProblem[]
}

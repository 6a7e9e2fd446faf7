import { canSubmit } from '#app/accounts/roles.ts'
import type { Throttle } from '#app/accounts/throttle.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { checkProof, forgiveTries, spendCode, type Proof } from './confirm-identity.server.ts'
import { isDrawnSignature } from './drawn-signature.ts'
import { findSigning, type FoundSigning } from './find-signing.server.ts'
import { putInForce } from './put-in-force.server.ts'
import { findPowerOfAttorney, updateSigning } from './queries.server.ts'
import { whyNotSign, type SignRefusal } from './refusal.ts'
import { sealSignature, type SignatureInput } from './seal-signature.server.ts'
import { tellBuyer } from './tell.server.ts'

export type SignInput = SignatureInput & {
  /** Hash of the text the person was shown. */
  textSha256: string
  proof: Proof
}

export type SignResult = { ok: true; isInForce: boolean } | { ok: false; refusal: SignRefusal }

/**
 * The supplier's signature. Who signs may sign for that supplier, was shown the text that is in force, says name,
 * title and authority (with a power of attorney where the agreement or the authority asks for one) and has just
 * confirmed to be who is signed in. Of two people signing at once one succeeds. Where the buyer need not sign, the
 * agreement is in force from then on.
 */
export async function signAgreement(
  db: Db,
  throttle: Throttle,
  context: ActionContext,
  signingId: string,
  input: SignInput,
): Promise<SignResult> {
  const early = whyNot(db, context, signingId, input)
  if (early) return { ok: false, refusal: early }
  const unproven = await checkProof(db, throttle, context, input.proof)
  if (unproven) return { ok: false, refusal: unproven }
  const result = transact(db, tx => write(tx, context, signingId, input))
  if (result.ok) await forgiveTries(throttle, context)
  return result
}

function write(tx: Db, context: ActionContext, signingId: string, input: SignInput): SignResult {
  const refusal = whyNot(tx, context, signingId, input) ?? spendCode(tx, context, signingId, input.proof)
  if (refusal) return { ok: false, refusal }
  const found = findSigning(tx, context.actor, signingId, context.now)
  if (!found) return { ok: false, refusal: { code: 'not-found' } }
  const paper = findPowerOfAttorney(tx, signingId)
  sealSignature(tx, context, found, input, {
    party: 'supplier',
    authentication: input.proof.by,
    paper,
    previousSeal: null,
  })
  updateSigning(tx, signingId, { signedAt: context.now, viewedAt: found.signing.viewedAt ?? context.now })
  const isInForce = found.template.parties === 'supplier'
  if (isInForce) putInForce(tx, context, found)
  else
    tellBuyer(tx, context.now, found, `signing-reply:signed:${signingId}`, facts => ({
      kind: 'signing-reply',
      ...facts,
      reply: 'signed',
    }))
  return { ok: true, isInForce }
}

/** Seen? Allowed? Right state? The text that was shown, and everything with it that has to be. */
function whyNot(db: Db, context: ActionContext, signingId: string, input: SignInput): SignRefusal | null {
  const { actor, now } = context
  const found = findSigning(db, actor, signingId, now)
  if (!found || actor.supplierId !== found.signing.supplierId) return { code: 'not-found' }
  if (!canSubmit(actor)) return { code: 'not-a-signatory' }
  const refusal = whyNotSign(found.state)
  if (refusal) return refusal
  if (found.version.textSha256 !== input.textSha256) return { code: 'text-changed' }
  if (needsPaper(found, input) && !findPowerOfAttorney(db, signingId))
    return { code: 'power-of-attorney-missing' }
  return isLegible(input) ? null : { code: 'signature-unreadable' }
}

/** Asked for by the agreement, and by whoever signs on the strength of one. */
export function needsPaper(
  { version }: Pick<FoundSigning, 'version'>,
  { authority }: Pick<SignatureInput, 'authority'>,
) {
  return authority === 'power-of-attorney' || (version.needsPowerOfAttorney && authority === 'authorised')
}

/** A typed signature is the signatory's own name. */
export function isLegible({
  method,
  signature,
  name,
}: Pick<SignatureInput, 'method' | 'signature' | 'name'>) {
  return method === 'drawn' ? isDrawnSignature(signature) : isSameName(signature, name)
}

function isSameName(one: string, other: string) {
  const fold = (name: string) => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()
  return fold(one) !== '' && fold(one) === fold(other)
}

import type { Throttle } from '#app/accounts/throttle.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { checkProof, forgiveTries, spendCode, type Proof } from './confirm-identity.server.ts'
import { findPowerToSign } from './contact-queries.server.ts'
import { findSigning } from './find-signing.server.ts'
import { COUNTER_SIGNING } from './one-time-code.ts'
import { putInForce } from './put-in-force.server.ts'
import { findSignature } from './queries.server.ts'
import { whyNotCounterSign, type SignRefusal } from './refusal.ts'
import { sealSignature, type SignatureInput } from './seal-signature.server.ts'
import { isLegible } from './sign-agreement.server.ts'

/** So many at once: each has a seal and a document of its own. */
export const MAX_BATCH = 100

export type CounterSignInput = Omit<SignatureInput, 'title'> & { proof: Proof }

export type CounterSignResult =
  | { ok: true; signedIds: string[]; skipped: { id: string; refusal: SignRefusal }[] }
  | { ok: false; refusal: SignRefusal | { code: 'nothing-chosen' } | { code: 'too-many'; max: number } }

/**
 * The buyer's signature under one agreement or several at once, by somebody the organisation has named for it, with
 * the title it gave. Each gets its own seal, which names the supplier's. What somebody else signed or withdrew
 * meanwhile is skipped and said so.
 */
export async function counterSign(
  db: Db,
  throttle: Throttle,
  context: ActionContext,
  signingIds: readonly string[],
  input: CounterSignInput,
): Promise<CounterSignResult> {
  const ids = [...new Set(signingIds)]
  if (ids.length === 0) return { ok: false, refusal: { code: 'nothing-chosen' } }
  if (ids.length > MAX_BATCH) return { ok: false, refusal: { code: 'too-many', max: MAX_BATCH } }
  if (!findPowerToSign(db, context.actor.userId, context.now))
    return { ok: false, refusal: { code: 'not-a-signatory' } }
  if (!isLegible(input)) return { ok: false, refusal: { code: 'signature-unreadable' } }
  const unproven = await checkProof(db, throttle, context, input.proof)
  if (unproven) return { ok: false, refusal: unproven }
  const result = transact(db, tx => write(tx, context, ids, input))
  if (result.ok) await forgiveTries(throttle, context)
  return result
}

function write(
  tx: Db,
  context: ActionContext,
  ids: readonly string[],
  input: CounterSignInput,
): CounterSignResult {
  const power = findPowerToSign(tx, context.actor.userId, context.now)
  if (!power) return { ok: false, refusal: { code: 'not-a-signatory' } }
  const refusal = spendCode(tx, context, COUNTER_SIGNING, input.proof)
  if (refusal) return { ok: false, refusal }
  const signedIds: string[] = []
  const skipped: { id: string; refusal: SignRefusal }[] = []
  for (const id of ids) {
    const why = signOne(tx, context, id, { ...input, title: power.title })
    if (why) skipped.push({ id, refusal: why })
    else signedIds.push(id)
  }
  return { ok: true, signedIds, skipped }
}

function signOne(
  tx: Db,
  context: ActionContext,
  id: string,
  input: SignatureInput & { proof: Proof },
): SignRefusal | null {
  const found = findSigning(tx, context.actor, id, context.now)
  if (!found) return { code: 'not-found' }
  const refusal = whyNotCounterSign(found.state)
  if (refusal) return refusal
  const previousSeal = findSignature(tx, id, 'supplier')?.seal ?? null
  sealSignature(tx, context, found, input, {
    party: 'buyer',
    authentication: input.proof.by,
    paper: null,
    previousSeal,
  })
  putInForce(tx, context, found)
  return null
}

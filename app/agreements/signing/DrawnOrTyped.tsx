import { SIGNATURE_BOX } from './drawn-signature.ts'
import type { SignatureMethod } from './vocabulary.ts'

type Props = { signature: { method: SignatureMethod; signature: string; name: string } }

/** A signature as it was given. */
export function DrawnOrTyped({ signature: { method, signature, name } }: Props) {
  if (method === 'typed') return <span className="text-xl italic">{signature}</span>
  return (
    <svg
      viewBox={`0 0 ${SIGNATURE_BOX.width} ${SIGNATURE_BOX.height}`}
      role="img"
      aria-label={name}
      className="block w-48 max-w-full text-ink"
    >
      <path d={signature} fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
    </svg>
  )
}

import { useLocation } from '@remix-run/react'
import { useState } from 'react'
import { Notice } from '../Notice.tsx'
import type { Tone } from '../Badge.tsx'

type Flash = { tone: Tone; text: string } | null

/** Says once, and aloud, what the step before has done; gone on the next page. */
export function FlashRegion({ flash }: { flash: Flash }) {
  const { key } = useLocation()
  const [shown, setShown] = useState({ flash, key })
  if (flash !== shown.flash) setShown({ flash, key })
  const isCurrent = flash !== null && shown.key === key
  return (
    <div role="status" className="no-print">
      {isCurrent && (
        <div className="mx-auto max-w-[92rem] px-4 pt-4 sm:px-6">
          <Notice tone={flash.tone} title={flash.text} />
        </div>
      )}
    </div>
  )
}

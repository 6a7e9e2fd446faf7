import { useRef, useState, type PointerEvent } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { FieldError } from '#app/ui/Field.tsx'
import { drawnPath, SIGNATURE_BOX } from './drawn-signature.ts'

type Point = { x: number; y: number }

/** A field to write in with finger, pen or mouse; posts the strokes as `drawing`. */
export function SignaturePad({ error }: { error?: string | undefined }) {
  const l = useLocale()
  const [strokes, setStrokes] = useState<Point[][]>([])
  const isDrawing = useRef(false)
  const path = drawnPath(strokes)

  function draw(event: PointerEvent<SVGSVGElement>, isStart: boolean) {
    if (!isStart && !isDrawing.current) return
    const box = event.currentTarget.getBoundingClientRect()
    const point = {
      x: ((event.clientX - box.left) / box.width) * SIGNATURE_BOX.width,
      y: ((event.clientY - box.top) / box.height) * SIGNATURE_BOX.height,
    }
    if (isStart) event.currentTarget.setPointerCapture(event.pointerId)
    isDrawing.current = true
    setStrokes(before =>
      isStart ? [...before, [point]] : [...before.slice(0, -1), [...(before.at(-1) ?? []), point]],
    )
  }

  return (
    <div>
      <input type="hidden" name="drawing" value={path} />
      <svg
        viewBox={`0 0 ${SIGNATURE_BOX.width} ${SIGNATURE_BOX.height}`}
        role="img"
        aria-label={m.signing_pad_label({}, l)}
        className="block w-full max-w-xl touch-none rounded-md border border-edge bg-surface text-ink"
        onPointerDown={event => draw(event, true)}
        onPointerMove={event => draw(event, false)}
        onPointerUp={() => (isDrawing.current = false)}
        onPointerCancel={() => (isDrawing.current = false)}
      >
        <line x1="40" y1="150" x2="560" y2="150" stroke="currentColor" strokeOpacity="0.25" />
        <path d={path || undefined} fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
      </svg>
      <div className="mt-1 flex flex-wrap items-center gap-3 text-sm text-soft">
        <span>{m.signing_pad_hint({}, l)}</span>
        <Button type="button" variant="quiet" size="sm" onClick={() => setStrokes([])}>
          {m.signing_pad_clear({}, l)}
        </Button>
      </div>
      <FieldError id="drawing-error" text={error} />
    </div>
  )
}

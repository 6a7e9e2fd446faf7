/** The box a signature is drawn in. */
export const SIGNATURE_BOX = { width: 600, height: 200 } as const
/** Longer than any name somebody writes: about four thousand points. */
export const MAX_DRAWING_LENGTH = 40_000
const MIN_POINTS = 8

const PATH = /^(?:M\d{1,3} \d{1,3}(?: L\d{1,3} \d{1,3})*)(?: M\d{1,3} \d{1,3}(?: L\d{1,3} \d{1,3})*)*$/
const POINT = /[ML](\d{1,3}) (\d{1,3})/g

/**
 * Whether a text is a drawn signature: an SVG path of nothing but moves and lines in whole numbers inside the box,
 * and more than a dot.
 */
export function isDrawnSignature(path: string) {
  if (path.length > MAX_DRAWING_LENGTH || !PATH.test(path)) return false
  const points = [...path.matchAll(POINT)]
  const { width, height } = SIGNATURE_BOX
  return points.length >= MIN_POINTS && points.every(([, x, y]) => Number(x) <= width && Number(y) <= height)
}

/** The strokes as that path. */
export function drawnPath(strokes: readonly (readonly { x: number; y: number }[])[]) {
  return strokes
    .filter(stroke => stroke.length > 0)
    .map(stroke =>
      stroke
        .map(
          ({ x, y }, at) =>
            `${at === 0 ? 'M' : 'L'}${round(x, SIGNATURE_BOX.width)} ${round(y, SIGNATURE_BOX.height)}`,
        )
        .join(' '),
    )
    .join(' ')
}

function round(value: number, max: number) {
  return Math.min(max, Math.max(0, Math.round(value)))
}

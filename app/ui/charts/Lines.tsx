import { cx } from '../cx.ts'

export type Line = {
  key: string
  label: string
  /** Rising `x`; a point without `y` is left out. */
  points: { x: number; y: number | null }[]
  /** Drawn thin and dashed, for comparison. */
  isFaint?: boolean
}

/** A vertical line at `x`; with a label written above it, otherwise explained by `legend`. */
export type LineMark = { x: number; label?: string; kind: 'strong' | 'tick' }

type Props = {
  lines: Line[]
  marks: LineMark[]
  /** What the small ticks mean. */
  tickLegend?: string
  maxX: number
  /** Writes a value of the x axis. */
  formatX: (x: number) => string
}

const HEIGHT = 100
const WIDTH = 100
const Y_STEPS = [0, 25, 50, 75, 100]
const X_STEPS = 4

/**
 * Percentages over time as lines. Pure decoration for those who see it: whoever uses it puts the figures as a
 * table behind it. The drawing stretches to its place; its texts do not, so that they stay readable on phones.
 */
export function Lines({ lines, marks, tickLegend, maxX, formatX }: Props) {
  const widest = Math.max(1, maxX)
  return (
    <div aria-hidden="true" className="text-sm">
      <Legend lines={lines} tickLegend={marks.some(({ kind }) => kind === 'tick') ? tickLegend : undefined} />
      <div className="relative mt-7 mr-2 mb-9 ml-11 h-52">
        <Grid />
        <Marks marks={marks} maxX={widest} />
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          {lines.map(line => (
            <polyline
              key={line.key}
              fill="none"
              vectorEffect="non-scaling-stroke"
              strokeWidth={line.isFaint ? 1.5 : 2.5}
              strokeDasharray={line.isFaint ? '5 4' : undefined}
              strokeLinejoin="round"
              className={line.isFaint ? 'stroke-soft' : 'stroke-accent'}
              points={pointsOf(line, widest)}
            />
          ))}
        </svg>
        <Steps maxX={widest} formatX={formatX} />
      </div>
    </div>
  )
}

function Legend({ lines, tickLegend }: { lines: Line[]; tickLegend?: string }) {
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1">
      {lines.map(line => (
        <span key={line.key} className="inline-flex items-center gap-2">
          <span
            className={cx(
              'w-6 border-t-2',
              line.isFaint ? 'border-dashed border-soft' : 'border-accent border-t-[3px]',
            )}
          />
          {line.label}
        </span>
      ))}
      {tickLegend && (
        <span className="inline-flex items-center gap-2">
          <span className="h-3 w-0.5 bg-warn" />
          {tickLegend}
        </span>
      )}
    </div>
  )
}

function Grid() {
  return Y_STEPS.map(step => (
    <div key={step} className="absolute inset-x-0 border-t border-line" style={{ bottom: `${step}%` }}>
      <span className="absolute right-full -translate-y-1/2 pr-2 text-soft">{`${step}%`}</span>
    </div>
  ))
}

function Marks({ marks, maxX }: { marks: LineMark[]; maxX: number }) {
  return marks.map((mark, index) => (
    <div
      key={index}
      className={cx(
        'absolute bottom-0 -translate-x-1/2',
        mark.kind === 'tick' ? 'h-3 w-0.5 bg-warn' : 'top-0 w-px bg-ink',
      )}
      style={{ left: left(mark.x, maxX) }}
    >
      {mark.label && (
        <span
          className={cx(
            'absolute bottom-full pb-0.5 whitespace-nowrap',
            mark.x > maxX * 0.8 ? 'right-0' : 'left-0',
          )}
        >
          {mark.label}
        </span>
      )}
    </div>
  ))
}

function Steps({ maxX, formatX }: Pick<Props, 'maxX' | 'formatX'>) {
  const count = Math.min(X_STEPS, maxX)
  return Array.from({ length: count + 1 }, (_, step) => {
    const x = Math.round((maxX * step) / count)
    return (
      <span
        key={step}
        className={cx(
          'absolute top-full pt-1 whitespace-nowrap text-soft',
          step === 0 ? '' : step === count ? '-translate-x-full' : '-translate-x-1/2',
          step % 2 === 1 && 'max-sm:hidden',
        )}
        style={{ left: left(x, maxX) }}
      >
        {formatX(x)}
      </span>
    )
  })
}

function pointsOf({ points }: Line, maxX: number) {
  return points
    .filter(({ y }) => y !== null)
    .map(({ x, y }) => `${round((WIDTH * x) / maxX)},${round(HEIGHT - (y ?? 0))}`)
    .join(' ')
}

function left(x: number, maxX: number) {
  return `${round((100 * Math.min(x, maxX)) / maxX)}%`
}

function round(value: number) {
  return Math.round(value * 100) / 100
}

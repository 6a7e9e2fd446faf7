const WIDTH = 120
const HEIGHT = 32
const PAD = 3

/** A small line of figures over time, with the figures as a table for those who do not see it. */
export function Spark({
  title,
  points,
  min = 0,
  max = 100,
}: {
  title: string
  points: { label: string; value: number }[]
  min?: number
  max?: number
}) {
  const last = points.at(-1)
  if (!last) return null
  return (
    <span className="inline-flex">
      <svg
        aria-hidden="true"
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="text-accent"
      >
        <polyline
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
          points={points
            .map((point, index) => `${x(index, points.length)},${y(point.value, min, max)}`)
            .join(' ')}
        />
        <circle
          cx={x(points.length - 1, points.length)}
          cy={y(last.value, min, max)}
          r="3"
          fill="currentColor"
        />
      </svg>
      <table className="sr-only">
        <caption>{title}</caption>
        <tbody>
          {points.map(point => (
            <tr key={point.label}>
              <th scope="row">{point.label}</th>
              <td>{point.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </span>
  )
}

function x(index: number, count: number) {
  return round(PAD + (count === 1 ? WIDTH - 2 * PAD : ((WIDTH - 2 * PAD) * index) / (count - 1)))
}

function y(value: number, min: number, max: number) {
  const share = max === min ? 0 : (value - min) / (max - min)
  return round(HEIGHT - PAD - (HEIGHT - 2 * PAD) * Math.min(1, Math.max(0, share)))
}

function round(value: number) {
  return Math.round(value * 10) / 10
}

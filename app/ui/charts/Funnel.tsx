import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

export type FunnelStep = {
  key: string
  label: ReactNode
  value: number
  /** What stands for the value; the value itself when missing. */
  text?: string
  href?: string
  note?: ReactNode
}

/** Stages that narrow: each bar measured against the first. Written as a table. */
export function Funnel({
  title,
  labelHeading,
  countHeading,
  steps,
}: {
  title: string
  labelHeading: string
  countHeading: string
  steps: FunnelStep[]
}) {
  const whole = Math.max(1, ...steps.map(step => step.value))
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{labelHeading}</th>
          <th scope="col">{countHeading}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(step => (
          <StepRow key={step.key} step={step} whole={whole} />
        ))}
      </tbody>
    </table>
  )
}

function StepRow({ step, whole }: { step: FunnelStep; whole: number }) {
  return (
    <tr>
      <th scope="row" className="w-[34%] py-1 pr-3 text-left font-normal sm:w-px sm:whitespace-nowrap">
        {step.label}
      </th>
      <td className="py-1">
        <div className="flex items-center gap-3">
          <div aria-hidden="true" className="h-7 min-w-12 flex-1">
            <div
              className="h-full min-w-0.5 rounded-sm bg-accent"
              style={{ width: `${(100 * step.value) / whole}%` }}
            />
          </div>
          <span className="min-w-12 text-right text-base font-semibold">
            {step.href ? (
              <Link to={step.href} className="text-accent hover:underline">
                {step.text ?? step.value}
              </Link>
            ) : (
              (step.text ?? step.value)
            )}
          </span>
          {step.note && (
            <span className="min-w-16 text-right text-soft sm:min-w-24 sm:text-left">{step.note}</span>
          )}
        </div>
      </td>
    </tr>
  )
}

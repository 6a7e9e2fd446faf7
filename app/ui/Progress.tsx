/** How far something is: a slim bar; `label` names what is counted for those who do not see it. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  const share = max === 0 ? 0 : Math.min(100, Math.max(0, (100 * value) / max))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={`${value} / ${max}`}
      className="h-2 w-full overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset print:border"
    >
      <div className="h-full rounded-full bg-accent" style={{ width: `${share}%` }} />
    </div>
  )
}

import { Link } from '@remix-run/react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { AUDIT_MODE_LABELS, OCCASION_LABELS } from '#app/remediation/audits/labels.ts'
import { planHref } from '#app/remediation/audits/plan-search.ts'
import { AUDIT_MODES } from '#app/remediation/audits/vocabulary.ts'
import { cx } from '#app/ui/cx.ts'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { PlanData } from './route.tsx'

/** Of which year, and why audits are proposed; every number leads to its proposals. */
export function PlanFilter({ page: { search, years, plan } }: { page: PlanData }) {
  const l = useLocale()
  const all = plan.byOccasion.reduce((sum, { count }) => sum + count, 0)
  const occasions = [
    { occasion: null, label: m.audit_plan_all({}, l), count: all },
    ...plan.byOccasion.map(({ occasion, count }) => ({
      occasion,
      label: OCCASION_LABELS[occasion]({}, l),
      count,
    })),
  ]
  return (
    <Card>
      <Stack gap="sm">
        <Choices
          name={m.audit_year({}, l)}
          choices={years.map(year => ({
            key: String(year),
            to: planHref(search, { year }),
            isCurrent: year === search.year,
          }))}
        />
        <Choices
          name={m.audit_occasion({}, l)}
          choices={occasions.map(({ occasion, label, count }) => ({
            key: `${label} ${formatNumber(count, l.locale)}`,
            to: planHref(search, { occasion }),
            isCurrent: occasion === search.occasion,
          }))}
        />
        <Choices
          name={m.audit_mode({}, l)}
          choices={[null, ...AUDIT_MODES].map(mode => ({
            key: mode ? AUDIT_MODE_LABELS[mode]({}, l) : m.audit_plan_all({}, l),
            to: planHref(search, { mode }),
            isCurrent: mode === search.mode,
          }))}
        />
      </Stack>
    </Card>
  )
}

type Choice = { key: string; to: string; isCurrent: boolean }

function Choices({ name, choices }: { name: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={name} className="flex flex-wrap items-center gap-1">
      <span aria-hidden="true" className="mr-2 w-16 text-sm text-soft">
        {name}
      </span>
      {choices.map(({ key, to, isCurrent }) => (
        <Link
          key={key}
          to={to}
          aria-current={isCurrent ? 'page' : undefined}
          className={cx(
            'inline-flex min-h-8 items-center rounded-md px-3 text-sm no-underline pointer-coarse:min-h-11',
            isCurrent ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:text-accent',
          )}
        >
          {key}
        </Link>
      ))}
    </nav>
  )
}

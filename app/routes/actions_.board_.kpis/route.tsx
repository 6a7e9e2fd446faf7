import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ActionTabs } from '#app/remediation/board/ActionTabs.tsx'
import { findRemediationKpis, readYear, yearsWithActions } from '#app/remediation/board/find-board.server.ts'
import { KPI_WORDS, kpiPeriod, kpiText } from '#app/remediation/board/kpi-words.ts'
import { YearLinks } from '#app/remediation/board/YearLinks.tsx'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.actionboard_kpi_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const { now } = context
  const years = yearsWithActions(db, now)
  const year = readYear(new URL(request.url).searchParams, years, now)
  return { year, years, now, kpis: findRemediationKpis(db, year, now) }
}

export default function RemediationKpis() {
  const { year, years, now, kpis } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <Page
      title={m.actionboard_kpi_title({}, l)}
      lead={m.actionboard_kpi_lead({ year: String(year) }, l)}
      actions={<ExportLinks table="remediation-kpis" search={`year=${year}`} />}
    >
      <ActionTabs current="kpis" />
      <Stack>
        <YearLinks years={years} current={year} path="/actions/board/kpis" />
        {kpis.map(kpi => {
          const words = KPI_WORDS[kpi.id]
          const facts = [
            { term: m.actionboard_kpi_period({}, l), value: kpiPeriod(kpi, { year, now }, l) },
            { term: m.actionboard_kpi_definition({}, l), value: words.definition({}, l) },
            { term: m.actionboard_kpi_source({}, l), value: words.source({}, l) },
            ...(kpi.standards ? [{ term: m.actionboard_kpi_standard({}, l), value: kpi.standards }] : []),
          ]
          return (
            <Card
              key={kpi.id}
              id={kpi.id}
              title={words.name({}, l)}
              actions={
                kpi.href !== null && (
                  <Link to={kpi.href} className="link text-sm">
                    {m.actionboard_kpi_list({}, l)}
                    <span className="sr-only">: {words.name({}, l)}</span>
                  </Link>
                )
              }
            >
              <p className="mb-2 text-[1.375rem] leading-9 font-semibold">{kpiText(kpi, l)}</p>
              <Definitions items={facts} />
            </Card>
          )
        })}
      </Stack>
    </Page>
  )
}

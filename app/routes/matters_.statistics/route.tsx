import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeIntegrity, canSeeMatterStatistics } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { findStatistics } from '#app/integrity/matters/find-statistics.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { YearCard } from './YearCard.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.matter_statistics({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeMatterStatistics)
  return { years: findStatistics(getDb(), actor, context.now), isOfDesk: canSeeIntegrity(actor) }
}

export type StatisticsData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Statistics() {
  const { years, isOfDesk } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <Page
      title={`${m.matter_list_title({}, l)} · ${m.matter_statistics({}, l)}`}
      lead={m.matter_stats_lead({}, l)}
      {...(isOfDesk && { back: { to: '/matters', label: m.matter_list_title({}, l) } })}
      actions={<ExportLinks table="matter-statistics" search="" />}
    >
      <Stack>
        {years.map(year => (
          <YearCard key={year.year} {...year} />
        ))}
        <p className="text-sm text-soft">{m.matter_stats_note({}, l)}</p>
      </Stack>
    </Page>
  )
}

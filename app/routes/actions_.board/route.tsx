import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ActionTabs } from '#app/remediation/board/ActionTabs.tsx'
import {
  actionBoard,
  dimensionTitles,
  readYear,
  yearsWithActions,
} from '#app/remediation/board/find-board.server.ts'
import {
  AgeCard,
  DimensionCard,
  OwnerCard,
  SeverityCard,
  StateCard,
  SupplierCard,
} from '#app/remediation/board/OpenCards.tsx'
import { NowStats } from '#app/remediation/board/NowStats.tsx'
import { YearCard } from '#app/remediation/board/YearCard.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.actionboard_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const { now, locale } = context
  const years = yearsWithActions(db, now)
  const year = readYear(new URL(request.url).searchParams, years, now)
  return { ...actionBoard(db, year, now), titles: dimensionTitles(db, locale), years, now }
}

export default function ActionBoard() {
  const { now, years, open, drafts, ...board } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <Page
      title={m.actionboard_title({}, l)}
      lead={m.actionboard_lead({ at: formatDateTime(now, l.locale) }, l)}
      width="wide"
    >
      <ActionTabs current="board" />
      <Stack>
        <Card title={m.actionboard_now({}, l)}>
          <NowStats all={open.all} promised={open.promised} drafts={drafts} />
        </Card>
        {open.all.open === 0 ? (
          <Notice tone="neutral" title={m.actionboard_none({}, l)}>
            {m.actionboard_none_text({}, l)}
          </Notice>
        ) : (
          <>
            <div className="grid grid-cols-1 items-start gap-5 md:grid-cols-2 xl:grid-cols-3">
              <StateCard lines={open.states} />
              <AgeCard lines={open.ages} />
              <SeverityCard lines={open.severities} />
            </div>
            <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
              <Stack>
                <OwnerCard lines={open.owners} names={board.ownerNames} />
                <DimensionCard lines={open.dimensions} titles={board.titles} />
              </Stack>
              <SupplierCard suppliers={board.suppliers} />
            </div>
          </>
        )}
        <YearCard figures={board} years={years} />
      </Stack>
    </Page>
  )
}

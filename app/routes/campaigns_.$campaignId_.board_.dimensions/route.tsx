import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BoardFrame } from '#app/campaigns/board/BoardFrame.tsx'
import { openBoard } from '#app/campaigns/board/board-page.server.ts'
import { DIMENSION_GROUPS } from '#app/campaigns/board/dimension-group.ts'
import { DimensionHeat } from '#app/campaigns/board/DimensionHeat.tsx'
import { dimensionBoard, dimensionTitles, weakestItems } from '#app/campaigns/board/find-board.server.ts'
import { WeakestItems } from '#app/campaigns/board/WeakestItems.tsx'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { oneOf } from '#app/suppliers/supplier-search.ts'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.board_tab_dimensions({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, campaign, basis, searchParams, now } = openBoard(request, context, params)
  const group = oneOf(DIMENSION_GROUPS, searchParams.get('by')) ?? ('category' as const)
  return {
    campaign,
    basis,
    now,
    group,
    dimensions: dimensionTitles(db, campaign, context.locale),
    heat: dimensionBoard(db, campaign, basis, group),
    items: weakestItems(db, campaign, basis, context.locale),
  }
}

export default function DimensionsBoard() {
  const { campaign, basis, now, group, dimensions, heat, items } = useLoaderData<typeof loader>()
  const l = useLocale()
  const query = `campaign=${campaign.id}&basis=${basis}`
  return (
    <BoardFrame campaign={campaign} now={now} tab="dimensions" basis={basis}>
      {heat.rows.length === 0 ? (
        <EmptyState title={m.board_empty_title({}, l)}>{m.board_empty({}, l)}</EmptyState>
      ) : (
        <Stack>
          <Card
            title={m.board_heat({}, l)}
            actions={
              <ExportLinks
                table="board-dimensions"
                search={`${query}&by=${group}`}
                of={m.board_heat({}, l)}
              />
            }
          >
            <DimensionHeat
              campaignId={campaign.id}
              basis={basis}
              group={group}
              dimensions={dimensions}
              heat={heat}
            />
          </Card>
          <Card
            title={m.board_weakest({}, l)}
            actions={<ExportLinks table="board-items" search={query} of={m.board_weakest({}, l)} />}
            padded={false}
          >
            <p className="px-4 pb-2 text-sm text-soft sm:px-5">{m.board_weakest_note({}, l)}</p>
            <WeakestItems campaignId={campaign.id} basis={basis} items={items} />
          </Card>
        </Stack>
      )}
    </BoardFrame>
  )
}

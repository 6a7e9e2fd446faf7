import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Page } from '#app/ui/Page.tsx'
import { GRADE_BASES, type GradeBasis } from '../population-search.ts'

export const BOARD_TABS = ['grades', 'dimensions', 'changes'] as const
export type BoardTab = (typeof BOARD_TABS)[number]

type Props = {
  campaign: { id: string; nameZh: string; nameEn: string }
  now: Date
  tab: BoardTab
  /** Null where a page is about both at once. */
  basis: GradeBasis | null
  actions?: ReactNode
  children: ReactNode
}

/** The frame of the grade board's pages: what it is of, its parts, and whose grades are shown. */
export function BoardFrame({ campaign, now, tab, basis, actions, children }: Props) {
  const l = useLocale()
  const name = nameFor(campaign, l)
  return (
    <Page
      title={m.campaign_board_title({}, l)}
      lead={m.campaign_board_lead({ name, at: formatDateTime(now, l.locale) }, l)}
      back={{ to: `/campaigns/${campaign.id}`, label: m.campaign_back_one({ name }, l) }}
      actions={actions}
      width="wide"
    >
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3 no-print">
        <Tabs campaignId={campaign.id} tab={tab} basis={basis} />
        {basis && <BasisSwitch campaignId={campaign.id} tab={tab} basis={basis} />}
      </div>
      {children}
    </Page>
  )
}

export function boardHref(campaignId: string, tab: BoardTab, basis: GradeBasis | null = null) {
  const page = tab === 'grades' ? '' : `/${tab}`
  return `/campaigns/${campaignId}/board${page}${basis === 'self' ? '?basis=self' : ''}`
}

type Position = { campaignId: string; tab: BoardTab; basis: GradeBasis | null }

function Tabs({ campaignId, tab, basis }: Position) {
  const l = useLocale()
  const labels: Record<BoardTab, string> = {
    grades: m.board_tab_grades({}, l),
    dimensions: m.board_tab_dimensions({}, l),
    changes: m.board_tab_changes({}, l),
  }
  return (
    <nav aria-label={m.board_tabs({}, l)} className="flex flex-wrap gap-x-5 border-b border-line">
      {BOARD_TABS.map(each => (
        <Link
          key={each}
          to={boardHref(campaignId, each, basis)}
          aria-current={each === tab ? 'page' : undefined}
          className="-mb-px inline-flex min-h-10 items-center border-b-2 border-transparent text-soft hover:text-accent aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {labels[each]}
        </Link>
      ))}
    </nav>
  )
}

function BasisSwitch({ campaignId, tab, basis }: Position) {
  const l = useLocale()
  const labels = { verified: m.campaign_basis_verified({}, l), self: m.campaign_basis_self({}, l) }
  return (
    <nav aria-label={m.campaign_basis({}, l)} className="flex flex-wrap rounded-md border border-edge p-0.5">
      {GRADE_BASES.map(each => (
        <Link
          key={each}
          to={boardHref(campaignId, tab, each)}
          aria-current={each === basis ? 'true' : undefined}
          className="inline-flex min-h-8 items-center rounded-sm px-3 text-sm aria-[current]:bg-accent aria-[current]:text-on-accent"
        >
          {labels[each]}
        </Link>
      ))}
    </nav>
  )
}

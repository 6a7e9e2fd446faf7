import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { choosePopulation, draftFigures, draftPage } from '#app/campaigns/choose-population.server.ts'
import { answerVerb, requireDraft, requireManaged } from '#app/campaigns/campaign-page.server.ts'
import { MAX_POPULATION } from '#app/campaigns/draft-population.ts'
import { countDraft } from '#app/campaigns/draft-queries.server.ts'
import { DraftPage } from '#app/campaigns/DraftPage.tsx'
import { nextStepPath } from '#app/campaigns/draft-steps.ts'
import { readPopulationChange, readPopulationView } from '#app/campaigns/population-step.ts'
import { findCampaignById } from '#app/campaigns/queries.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { readSupplierSearch } from '#app/suppliers/supplier-search.ts'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Chooser } from './Chooser.tsx'
import { ChosenFigures, Views } from './ChosenFigures.tsx'
import { RegisterFilter } from './RegisterFilter.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_step_population({}, l))

/** Nothing asked for: the suppliers most rounds are meant for. */
const USUAL = new URLSearchParams('status=qualified')

export function loader(args: LoaderFunctionArgs) {
  const { db, campaign, head, l } = requireDraft(args)
  const { searchParams } = new URL(args.request.url)
  const view = readPopulationView(searchParams)
  const search = readSupplierSearch(searchParams.size > 0 ? searchParams : USUAL)
  return {
    ...head,
    view,
    search,
    figures: draftFigures(db, campaign.draftPopulation),
    list: draftPage(db, campaign.draftPopulation, view, search, l.locale),
  }
}

/** One change of the choice; leads back to the list it was made in. */
export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireManaged(args)
  const change = readPopulationChange(await args.request.formData())
  const result = choosePopulation(db, by, campaign.id, change)
  const page = `/campaigns/${campaign.id}/population${new URL(args.request.url).search}`
  // A tick shows that it is saved by the count above the list: a message for each would be noise.
  if (result.ok && change.kind === 'ticks') return redirect(page)
  const count = (draft = findCampaignById(db, campaign.id)) =>
    formatNumber(draft ? countDraft(db, draft.draftPopulation) : 0, l.locale)
  return answerVerb(result, page, () => m.campaign_population_saved({ count: count() }, l), args.context)
}

export type PopulationData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Population() {
  const loaded = useLoaderData<typeof loader>()
  const { campaign, count, view, search, list, figures } = loaded
  const l = useLocale()
  const path = `/campaigns/${campaign.id}/population`
  const next = (
    <ButtonLink to={nextStepPath(campaign.id, 'population')} variant={count > 0 ? 'primary' : 'secondary'}>
      {m.campaign_continue({}, l)}
    </ButtonLink>
  )
  return (
    <DraftPage
      campaign={campaign}
      step="population"
      count={count}
      lead={m.campaign_population_lead({}, l)}
      actions={next}
      width="wide"
    >
      <Stack>
        <ChosenFigures path={path} figures={figures} max={MAX_POPULATION} />
        <Views path={path} view={view} search={search} figures={figures} />
        {view === 'register' && (
          <RegisterFilter path={path} search={search} total={list.total} count={count} />
        )}
        {list.total === 0 ? (
          <EmptyState title={emptyTitle(loaded, l)}>{m.campaign_population_empty_text({}, l)}</EmptyState>
        ) : (
          <Chooser path={path} view={view} search={search} list={list} />
        )}
        {list.total > 0 && <div className="flex justify-end no-print">{next}</div>}
      </Stack>
    </DraftPage>
  )
}

function emptyTitle({ view }: PopulationData, l: ReturnType<typeof useLocale>) {
  return view === 'chosen' ? m.campaign_population_empty({}, l) : m.supplier_list_none_title({}, l)
}

import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { dimensionMeans } from '#app/campaigns/dimension-means.server.ts'
import {
  campaignFigures,
  findCampaign,
  gradeDistribution,
  searchPopulation,
} from '#app/campaigns/find-campaign.server.ts'
import { PopulationList } from '#app/campaigns/PopulationList.tsx'
import { GRADE_BASES, populationHref, readPopulationSearch } from '#app/campaigns/population-search.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime, formatNumber, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Bars } from '#app/ui/charts/Bars.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { GradeDistribution } from '#app/campaigns/GradeDistribution.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_board_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const campaign = requireFound(findCampaign(db, actor, params.campaignId ?? ''))
  if (campaign.state === 'draft') throw redirect(`/campaigns/${campaign.id}`)
  const search = readPopulationSearch(new URL(request.url).searchParams)
  const content = findVersionById(db, campaign.questionnaireVersionId)?.content
  const titles = new Map(content?.dimensions.map(({ code, title }) => [code, title[context.locale]]))
  return {
    campaign,
    now: context.now,
    search,
    counts: campaignFigures(db, campaign, context.now).counts,
    grades: gradeDistribution(db, campaign, search.basis),
    means: dimensionMeans(db, campaign.id).map(line => ({
      ...line,
      title: titles.get(line.code) ?? line.code,
    })),
    list: searchPopulation(db, campaign, search, context),
  }
}

export default function Board() {
  const { campaign, now, search, counts, grades, means, list } = useLoaderData<typeof loader>()
  const l = useLocale()
  const path = `/campaigns/${campaign.id}/board`
  const name = nameFor(campaign, l)
  return (
    <Page
      title={m.campaign_board_title({}, l)}
      lead={m.campaign_board_lead({ name, at: formatDateTime(now, l.locale) }, l)}
      back={{ to: `/campaigns/${campaign.id}`, label: m.campaign_back_one({ name }, l) }}
      actions={<BasisSwitch path={path} basis={search.basis} />}
      width="wide"
    >
      <Stack>
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <Card title={m.campaign_distribution({}, l)}>
            <GradeDistribution path={path} grades={grades} counts={counts} basis={search.basis} />
          </Card>
          <Stack>
            {means.length > 0 && <Means means={means} />}
            <Notice tone="info">{m.campaign_c_note({}, l)}</Notice>
          </Stack>
        </div>
        <PopulationList list={list} search={search} path={path} now={now} />
      </Stack>
    </Page>
  )
}

function BasisSwitch({ path, basis }: { path: string; basis: (typeof GRADE_BASES)[number] }) {
  const l = useLocale()
  const labels = { verified: m.campaign_basis_verified({}, l), self: m.campaign_basis_self({}, l) }
  return (
    <nav aria-label={m.campaign_basis({}, l)} className="flex rounded-md border border-edge p-0.5">
      {GRADE_BASES.map(each => (
        <Link
          key={each}
          to={populationHref(path, { basis: each })}
          aria-current={each === basis ? 'true' : undefined}
          className="rounded-sm px-3 py-1 text-sm aria-[current]:bg-accent aria-[current]:text-on-accent"
        >
          {labels[each]}
        </Link>
      ))}
    </nav>
  )
}

type Means = ReturnType<typeof useLoaderData<typeof loader>>['means']

function Means({ means }: { means: Means }) {
  const l = useLocale()
  const results = Math.max(...means.map(line => line.results))
  return (
    <Card
      title={m.campaign_dimension_means({}, l)}
      actions={
        <span className="text-sm text-soft">
          {m.campaign_dimension_note({ count: formatNumber(results, l.locale) }, l)}
        </span>
      }
    >
      <Bars
        title={m.campaign_dimension_means({}, l)}
        labelHeading={m.campaign_dimension({}, l)}
        valueHeading={m.campaign_score({}, l)}
        rows={means.map(({ code, title, mean }) => ({
          key: code,
          label: title,
          value: mean,
          text: formatScore(mean),
        }))}
      />
    </Card>
  )
}

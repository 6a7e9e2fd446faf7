import { parse } from 'csv-parse/sync'
import { facetTitle, facetValueLabel } from '#app/campaigns/facet-labels.ts'
import { GROUP_LABELS } from '#app/campaigns/labels.ts'
import type { FunnelStage } from '#app/campaigns/population-group.ts'
import { m } from '#app/paraglide/messages.js'
import { clientFor, type Client } from '#tests/support/http.ts'
import { countFunnel, countGroups, countRates, FACETS, rateText, type CountedFacet } from './by-hand.ts'
import type { Game } from './game.ts'

const EN = { locale: 'en' } as const

/** Compares the closed round's pages, lists and exports with the count by hand. */
export async function checkFigures({ portal, buyer, players, ledger }: Game, path: string) {
  const client = clientFor(portal, buyer, 'en')
  const response = await pageOf(client, `${path}/response`)
  const counted = countFunnel(players)
  const funnel = Object.entries(counted).map(([stage, count]) => [
    GROUP_LABELS[stage as FunnelStage]({}, EN),
    count.toLocaleString('en'),
  ])
  ledger.compare('funnel', tableOf(response, m.campaign_funnel({}, EN)), Object.fromEntries(funnel))

  for (const [group, count] of Object.entries({ ...counted, ...countGroups(players) })) {
    ledger.compare(`list of ${group}`, await listed(client, `${path}?group=${group}`), count)
  }
  for (const facet of Object.keys(FACETS) as CountedFacet[]) {
    const rates = [...countRates(players, facet)]
    const onPage = rates.map(([value, rate]) => [labelOf(facet, value), rateText(rate)])
    const title = facetTitle(facet, EN)
    ledger.compare(`rates by ${facet}`, withoutUnknown(tableOf(response, title)), Object.fromEntries(onPage))
    const inFile = rates.map(([value, { population, exempt, expected, replied }]) =>
      [labelOf(facet, value), population, exempt, expected, replied].map(String),
    )
    const rows = await exported(client, `response-by-${facet}`, path)
    const found = rows.filter(([label]) => !isUnknown(label)).map(row => row.slice(0, 5))
    ledger.compare(`export of rates by ${facet}`, found.toSorted(byFirst), inFile.toSorted(byFirst))
    if (facet === 'site') continue
    for (const [value, { replied }] of rates)
      ledger.compare(
        `list of replies of ${facet} ${value}`,
        await listed(client, `${path}?group=replied&${facet}=${value}`),
        replied,
      )
  }
  const codes = (await exported(client, 'population', path)).map(([code]) => code)
  ledger.compare('exported suppliers', codes.toSorted(), players.map(({ code }) => code).toSorted())
}

async function pageOf(client: Client, path: string) {
  const { status, body } = await client.get(path)
  if (status !== 200) throw new Error(`${path} answered ${status}`)
  return body
}

/** How many suppliers the list behind a number says it has. */
async function listed(client: Client, path: string) {
  const text = plain(await pageOf(client, path))
  const [before = '', after = ''] = m.campaign_list_count({ count: '#' }, EN).split('#')
  const found = new RegExp(`${before}([\\d,]+)${after}`).exec(text)?.[1]
  return found === undefined ? null : Number(found.replaceAll(',', ''))
}

async function exported(client: Client, table: string, path: string): Promise<string[][]> {
  const file = await pageOf(client, `/exports/${table}.csv?campaignId=${path.split('/').at(-1)}`)
  return parse(file, { bom: true, from_line: 2 })
}

/** The first link of every row of a table, by the row's heading. */
function tableOf(html: string, caption: string): Record<string, string> {
  const tables = html.match(/<table[\s\S]*?<\/table>/g) ?? []
  const table = tables.find(each => plain(/<caption[\s\S]*?<\/caption>/.exec(each)?.[0] ?? '') === caption)
  const rows = /<tbody[\s\S]*<\/tbody>/.exec(table ?? '')?.[0].match(/<tr[\s\S]*?<\/tr>/g) ?? []
  const cells = rows.map(row => [
    plain(/<th[\s\S]*?<\/th>/.exec(row)?.[0] ?? ''),
    plain(/<td[\s\S]*?<a[^>]*>([\s\S]*?)<\/a>/.exec(row)?.[1] ?? ''),
  ])
  return Object.fromEntries(cells)
}

function plain(html: string) {
  return html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')
    .trim()
}

/** As `createSite` names them. */
function labelOf(facet: CountedFacet, value: string) {
  return facet === 'site' ? `Example plant ${value}` : facetValueLabel(facet, value, EN)
}

function isUnknown(label: string | undefined) {
  return label === m.response_not_known({}, EN)
}

function withoutUnknown(rates: Record<string, string>) {
  return Object.fromEntries(Object.entries(rates).filter(([label]) => !isUnknown(label)))
}

function byFirst([one = '']: string[], [other = '']: string[]) {
  return one < other ? -1 : 1
}

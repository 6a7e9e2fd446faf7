import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, test } from 'vitest'
import { findRecusedBySupplier } from '#app/integrity/registers/queries.server.ts'
import { readSupplierFilter } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import * as schema from '#db/schema/index.ts'
import { addSupplier, DUE, NOW, openedCampaign, openPortalFile } from './campaigns.test-support.ts'
import { findContactsByAssessmentIds } from './contact-queries.server.ts'
import {
  countDraft,
  countReachableContacts,
  countSpared,
  countUnreachable,
  findChosenAmong,
  findChosenPage,
  findDraftSuppliers,
  findOverlaps,
  findOverlapsByStatus,
} from './draft-queries.server.ts'
import {
  countExtensions,
  existsPendingExtension,
  extensionPageQuery,
  findExtensionsByAssessmentId,
  findPendingFulfilledBy,
} from './extension-queries.server.ts'
import {
  countByReviewer,
  findPreviousIds,
  findSiteIdsBySupplierIds,
  findSupplierIdsInCampaign,
} from './freeze-queries.server.ts'
import type { DraftPopulation } from './plans.ts'
import {
  countAnswering,
  countRunningExtensions,
  findIdsDueBefore,
  type CampaignRow,
} from './queries.server.ts'
import { countWorkByReviewer, findToHandOver } from './reviewer-queries.server.ts'

type Run = (db: Db, campaign: CampaignRow) => void

const IDS = ['a', 'b']
const PICKED: DraftPopulation = { filter: null, added: IDS, leftOut: [] }
const FILTERED: DraftPopulation = {
  filter: readSupplierFilter(new URLSearchParams('category=packaging&status=qualified')),
  added: IDS,
  leftOut: ['c'],
}
const PAGE = { page: 1, pageSize: 50, locale: 'zh-CN' as const }

const QUERIES: Record<string, Run> = {
  'suppliers picked by hand': db => findDraftSuppliers(db, PICKED, 5001),
  'suppliers by filter and by hand': db => findDraftSuppliers(db, FILTERED, 5001),
  'how many are chosen': db => countDraft(db, FILTERED),
  'how many are spared': db =>
    countSpared(db, readSupplierFilter(new URLSearchParams('category=service')), IDS),
  'how many cannot be reached': db => countUnreachable(db, PICKED),
  'how many mails that means': db => countReachableContacts(db, FILTERED),
  'open rounds that ask them already': db => findOverlaps(db, FILTERED, 'esg-checklist'),
  'open rounds that ask suppliers of a status': db => findOverlapsByStatus(db, ['qualified'], 'integrity'),
  'who keeps away from whom': db => findRecusedBySupplier(db),
  'one page of those chosen': db => findChosenPage(db, FILTERED, 'unreachable', PAGE),
  'which of a page are chosen': db => findChosenAmong(db, FILTERED, IDS),
  'contacts of assessments': db => findContactsByAssessmentIds(db, IDS),
  'sites of suppliers': db => findSiteIdsBySupplierIds(db, IDS),
  'last year’s assessments': (db, campaign) => findPreviousIds(db, campaign, 'esg-checklist', IDS),
  'who takes part already': (db, { id }) => findSupplierIdsInCampaign(db, id, IDS),
  'shares of reviewers': (db, { id }) => countByReviewer(db, id),
  'work of reviewers': (db, { id }) => countWorkByReviewer(db, id),
  'what is handed over': (db, { id }) => findToHandOver(db, id, null, null),
  'who moves with a later date': (db, { id }) => findIdsDueBefore(db, id, DUE),
  'extensions that run': (db, campaign) => countRunningExtensions(db, campaign, NOW),
  'who still answers': (db, { id }) => countAnswering(db, id),
  'a waiting request': db => existsPendingExtension(db, 'a'),
  'requests of an assessment': db => findExtensionsByAssessmentId(db, 'a'),
  'requests that a date fulfils': db => findPendingFulfilledBy(db, { campaignId: 'a' }, DUE),
  'how many requests wait': db => countExtensions(db, { campaignId: null, decision: 'pending' }),
  'a page of requests': db => extensionPageQuery(db, { campaignId: null, decision: 'pending' }, 1, 50).all(),
  'a page of a campaign’s requests': db =>
    extensionPageQuery(db, { campaignId: 'a', decision: 'granted' }, 1, 50).all(),
}

const GROWING = /SCAN (suppliers|assessments|users|extension_requests|supplier_sites|events|outbox)(?! USING)/

test('no query of a campaign’s preparation and running reads a growing table from end to end', () => {
  const { raw, db } = openPortalFile()
  const campaign = openedCampaign(db, [addSupplier(db)])
  const plans = Object.entries(QUERIES).flatMap(([name, run]) => {
    const seen: { sql: string; params: unknown[] }[] = []
    const logQuery = (sql: string, params: unknown[]) => seen.push({ sql, params })
    run(drizzle(raw, { schema, logger: { logQuery } }), campaign)
    expect(seen.length, name).toBeGreaterThan(0)
    return seen.map(({ sql, params }) => ({ name, plan: planOf(sql, params) }))
  })
  expect(plans.filter(({ plan }) => GROWING.test(plan))).toEqual([])

  function planOf(sql: string, params: unknown[]) {
    const rows = raw.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...params)
    return rows.map(({ detail }) => detail).join('\n')
  }
})

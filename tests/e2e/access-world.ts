import { disablePerson } from '#app/accounts/manage-person.server.ts'
import type { Portal } from '#tests/support/portal.ts'
import { answerEverything, attachFile, reviewAndPublish, submit } from '#tests/support/answering.ts'
import {
  contextFor,
  makeBuyer,
  makeCampaign,
  makeCompany,
  makePerson,
  openFor,
  type TestPerson,
} from '#tests/support/world.ts'
import type { Persona, Row } from './access-table.ts'

/** Part of every name in the records: who is refused must never read it. */
export const SECRET = '保密资料'

type Stage = NonNullable<Row['on']>
export type AccessWorld = {
  people: Record<Persona, TestPerson | null>
  /** Ids of records, by the name they have in an address; assessments by stage. */
  ids: Record<'supplierId' | 'campaignId' | 'evidenceId' | 'mailId' | Stage, string>
}

const FIXED: Record<string, string> = {
  dimension: 'soc',
  itemCode: 'SOC-02',
  kind: 'verified',
  token: 'unknown-token',
}

/** A company with one assessment of each stage, somebody of each kind around it, and a stranger. */
export async function makeAccessWorld(portal: Portal): Promise<AccessWorld> {
  const buyer = await makeBuyer(portal, 'procurement', 'sqe')
  const admin = await makeBuyer(portal, 'admin')
  const company = await makeCompany(portal, { names: SECRET })
  const { owner, signatory, contributor } = company.people
  const start = (year: number) => {
    const campaignId = makeCampaign(portal, buyer, year)
    return { campaignId, assessmentId: openFor(portal, buyer, campaignId, company) }
  }
  const [published, submitted, answering] = [start(2024), start(2025), start(2026)]
  for (const { assessmentId } of [published, submitted]) {
    await answerEverything(portal, owner, assessmentId)
    submit(portal, owner, assessmentId)
  }
  reviewAndPublish(portal, buyer, published.assessmentId)
  await attachFile(portal, contributor, answering.assessmentId, 'SOC-02')
  const disabled = await makePerson(portal, ['contributor'], { supplierId: company.id })
  const people: AccessWorld['people'] = {
    nobody: null,
    procurement: await makeBuyer(portal, 'procurement'),
    sqe: await makeBuyer(portal, 'sqe'),
    integrity: await makeBuyer(portal, 'integrity'),
    committee: await makeBuyer(portal, 'committee'),
    viewer: await makeBuyer(portal, 'viewer'),
    admin,
    contributor,
    signatory,
    owner,
    stranger: (await makeCompany(portal)).people.owner,
    disabled,
  }
  disablePerson(portal.db, contextFor(portal, admin), disabled.id)
  const ids = {
    supplierId: company.id,
    campaignId: answering.campaignId,
    evidenceId: idOf(portal, 'select id from evidence where assessment_id = ?', answering.assessmentId),
    mailId: idOf(portal, 'select id from outbox where supplier_id = ?', company.id),
    published: published.assessmentId,
    submitted: submitted.assessmentId,
    answering: answering.assessmentId,
  }
  return { people, ids }
}

/** The address of a row with the world's ids in it. */
export function addressFor({ path, on = 'answering' }: Row, { ids }: AccessWorld) {
  const values: Record<string, string> = { ...FIXED, ...ids, assessmentId: ids[on] }
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`${path}: nothing to put in for :${name}`)
    return value
  })
}

function idOf({ raw }: Portal, sql: string, key: string) {
  return String(raw.prepare(sql).pluck().get(key))
}

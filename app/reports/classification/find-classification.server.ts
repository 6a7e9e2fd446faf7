import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import type { Actor } from '#app/accounts/roles.ts'
import { requireBasis, type GradingBasis } from '#app/assessments/grading-basis.server.ts'
import { responseRate } from '#app/campaigns/response-rate.ts'
import type { CampaignRow } from '#app/campaigns/queries.server.ts'
import { formatDate, formatScore } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Db } from '#db/client.server.ts'
import { assessmentPages, findOpenedCampaign } from '../campaign-pages.server.ts'
import { findGradeLimits, type ExportedAssessment } from '../campaign-queries.server.ts'
import { groupOf, sectionsOf, type Classification, type ClassificationLine } from './classification.ts'

/** More than any committee reads on paper; the table of grades has no such limit. */
export const MAX_CLASSIFIED = 5000
/** A receipt has 40 kB: so many are searched within some milliseconds. */
const RECEIPTS_PER_TURN = 25

export type ClassificationOutcome =
  | { ok: true; campaign: CampaignRow; classification: Classification; suppliers: number }
  | { ok: false; refusal: { code: 'not-found' } | { code: 'too-many'; max: number } }

type Asked = { actor: Actor; campaignId: string; now: Date; locale: Locale }
type Limits = Pick<ClassificationLine, 'findings'> & { isNarrowBasis: boolean }
type Line = Parameters<typeof sectionsOf>[0][number]

/** Gathers the summary of a campaign that has been opened, in turns, so that others are served meanwhile. */
export async function findClassification(
  db: Db,
  { actor, campaignId, now, locale }: Asked,
): Promise<ClassificationOutcome> {
  const campaign = findOpenedCampaign(db, actor, campaignId)
  if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
  const basis = requireBasis(db, campaign)
  const lines: Line[] = []
  const counts = { population: 0, exempt: 0, replied: 0 }
  const params = new URLSearchParams()
  for (const page of assessmentPages({ db, actor, params, now, locale }, campaign)) {
    const limits = await limitsOf(db, page, basis, locale)
    for (const row of page) {
      const { state, firstSubmittedAt } = row.assessment
      counts.population += 1
      counts.exempt += Number(state === 'exempt')
      counts.replied += Number(state !== 'exempt' && firstSubmittedAt !== null)
      lines.push({ group: groupOf(row.assessment), line: lineOf(row, limits.get(row.assessment.id), locale) })
    }
    if (lines.length > MAX_CLASSIFIED)
      return { ok: false, refusal: { code: 'too-many', max: MAX_CLASSIFIED } }
  }
  const classification: Classification = {
    organisation: requireOrganisationName(db, locale),
    campaign: nameFor(campaign, { locale }),
    questionnaireVersion: basis.questionnaire.version,
    policyVersion: basis.policy.version,
    thresholds: basis.policy.thresholds,
    rate: responseRate(counts),
    population: counts.population,
    isFinal: campaign.state === 'published',
    printedAt: now,
    sections: sectionsOf(lines),
  }
  return { ok: true, campaign, classification, suppliers: lines.length }
}

async function limitsOf(db: Db, page: ExportedAssessment[], basis: GradingBasis, locale: Locale) {
  const ids = page.flatMap(({ assessment }) => (assessment.verifiedGrade ? [assessment.id] : []))
  const limits = new Map<string, Limits>()
  for (let at = 0; at < ids.length; at += RECEIPTS_PER_TURN) {
    for (const row of findGradeLimits(db, ids.slice(at, at + RECEIPTS_PER_TURN), 'verified'))
      limits.set(row.assessmentId, {
        findings: [
          ...Triggers.parse(JSON.parse(row.triggers)).flatMap(trigger => triggerText(trigger, basis, locale)),
          ...Caps.parse(JSON.parse(row.caps)).flatMap(cap => floorText(cap, basis, locale)),
        ],
        isNarrowBasis: row.isNarrowBasis,
      })
    await nextTurn()
  }
  return limits
}

/** What the summary reads of a receipt. */
const Triggers = z.array(z.object({ item: z.string(), id: z.string(), stands: z.boolean() }))
const Caps = z.array(z.object({ cause: z.string(), subject: z.string(), cap: z.string() }))

function triggerText(
  { item, id, stands }: z.infer<typeof Triggers>[number],
  { items }: GradingBasis,
  locale: Locale,
) {
  if (!stands) return []
  const label = items.get(item)?.item.triggers.find(trigger => trigger.id === id)?.label[locale]
  return [label ? `${item} ${label}` : item]
}

function floorText(
  { cause, subject, cap }: z.infer<typeof Caps>[number],
  { questionnaire }: GradingBasis,
  locale: Locale,
) {
  if (cause !== 'dimensionFloor') return []
  const title = questionnaire.dimensions.find(({ code }) => code === subject)?.title[locale] ?? subject
  return [m.class_floor({ dimension: title, cap }, { locale })]
}

function lineOf(row: ExportedAssessment, limits: Limits | undefined, locale: Locale): ClassificationLine {
  const { assessment } = row
  const isGraded = assessment.verifiedGrade !== null
  return {
    code: row.code,
    name: nameFor(row, { locale }),
    category: assessment.category,
    supplierClass: assessment.supplierClass,
    score: isGraded ? assessment.verifiedScore : null,
    grade: assessment.verifiedGrade,
    findings: limits?.findings ?? [],
    remarks: remarksOf(assessment, limits, locale),
  }
}

function remarksOf(
  assessment: ExportedAssessment['assessment'],
  limits: Limits | undefined,
  locale: Locale,
): string[] {
  const l = { locale }
  const { state, selfScore, selfGrade, declinedItems, exemptReason, declineReason, declinedAt } = assessment
  const isWaiting = state === 'invited' || state === 'in-progress'
  const isInReview = state === 'submitted' || state === 'under-review' || state === 'returned'
  return [
    ...(state === 'exempt' && exemptReason ? [exemptReason] : []),
    ...(declinedAt ? [m.class_remark_declined({ reason: declineReason ?? '' }, l)] : []),
    ...(isWaiting ? [m.class_remark_due({ date: formatDate(assessment.dueAt, locale) }, l)] : []),
    ...(isInReview && selfGrade
      ? [m.class_remark_self({ score: formatScore(selfScore), grade: selfGrade }, l)]
      : []),
    ...(state === 'verified' ? [m.class_remark_unpublished({}, l)] : []),
    ...(limits?.isNarrowBasis ? [m.class_remark_narrow({}, l)] : []),
    ...(declinedItems > 0 ? [m.class_remark_declined_items({ count: String(declinedItems) }, l)] : []),
  ]
}

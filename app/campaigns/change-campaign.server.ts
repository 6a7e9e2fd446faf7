import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { findAllVersionsByKind, findVersionById } from '#app/questionnaires/queries.server.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import type { CampaignFacts } from './campaign-form.ts'
import { changeDraft } from './draft.server.ts'
import { existsPolicyVersion, findPolicyVersions, updateCampaign } from './queries.server.ts'
import type { ChangeRefusal } from './refusal.ts'

export type ChangeResult = { ok: true } | { ok: false; refusal: ChangeRefusal }

/** Corrects a draft's names, year, due date and the versions it asks and grades by. */
export function changeCampaign(
  db: Db,
  context: ActionContext,
  campaignId: string,
  facts: CampaignFacts,
): ChangeResult {
  return changeDraft(db, context, campaignId, (tx, campaign): ChangeResult => {
    const { nameZh, nameEn, year, dueAt, questionnaireVersionId, policyVersionId } = campaign
    const from = { nameZh, nameEn, year, dueAt, questionnaireVersionId, policyVersionId }
    const to = { ...from, ...facts }
    if (!areVersionsKnown(tx, campaign.kind, to)) return { ok: false, refusal: { code: 'unknown-version' } }
    updateCampaign(tx, campaignId, to)
    recordEvent(tx, context, 'campaign.changed', { campaignId }, { from, to })
    return { ok: true }
  })
}

/** What a campaign can ask and grade by: published versions, newest first. */
export function findUsableVersions(db: Db, kind: QuestionnaireKind = 'esg-checklist') {
  const questionnaires = findAllVersionsByKind(db, kind)
  return {
    questionnaires: questionnaires.map(({ id, version }) => ({ id, version })),
    policies: findPolicyVersions(db),
  }
}

/** A questionnaire of that kind and a policy that have been published. */
export function areVersionsKnown(
  tx: Db,
  kind: QuestionnaireKind,
  { questionnaireVersionId, policyVersionId }: { questionnaireVersionId: string; policyVersionId: string },
) {
  const version = findVersionById(tx, questionnaireVersionId)
  return version?.kind === kind && existsPolicyVersion(tx, policyVersionId)
}

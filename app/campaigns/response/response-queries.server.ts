import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { campaigns, questionnaireVersions } from '#db/schema/index.ts'
import type { CampaignRow } from '../queries.server.ts'

/** The latest earlier round of the same kind of questionnaire that was opened. */
export function findEarlierCampaign(db: Db, { year, questionnaireVersionId }: CampaignRow) {
  const kind = db
    .select({ kind: questionnaireVersions.kind })
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.id, questionnaireVersionId))
    .get()?.kind
  if (!kind) return null
  const row = db
    .select({ campaign: campaigns })
    .from(campaigns)
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, campaigns.questionnaireVersionId))
    .where(
      and(
        lt(campaigns.year, year),
        isNotNull(campaigns.openedAt),
        isNull(campaigns.discardedAt),
        eq(questionnaireVersions.kind, kind),
      ),
    )
    .orderBy(desc(campaigns.year), desc(campaigns.openedAt))
    .limit(1)
    .get()
  return row?.campaign ?? null
}

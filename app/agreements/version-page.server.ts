import { canManageAgreements, type Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import type { AgreementText } from './agreement-text.ts'
import { loadFieldValues } from './field-values.server.ts'
import type { FoundVersion } from './find-agreements.server.ts'
import {
  findNewestPublishedNumber,
  findPublishedByTemplateId,
  type AgreementVersionRow,
} from './queries.server.ts'
import { textSha256Of } from './text-digest.server.ts'
import { fillFields, missingFields } from './text-fields.ts'
import { outlineFaults } from './text-outline.ts'
import { textsOf } from './texts-of.ts'
import { contentOf } from './version-content.ts'
import { whyNotApproveVersion, whyNotPublishVersion } from './version-state.ts'

/** A version's text as people read it: a draft with its fields filled in as they are set now. */
export function textAsRead(db: Db, version: AgreementVersionRow): AgreementText {
  return version.state === 'draft' ? fillFields(version, loadFieldValues(db)) : version
}

/** What the page of a version shows, and what the actor can do with it next. */
export function versionPage(db: Db, actor: Actor, { version, template, ...names }: FoundVersion) {
  const values = loadFieldValues(db)
  const text = textAsRead(db, version)
  const { kind } = template
  const current = findPublishedByTemplateId(db, template.id)
  const newest = findNewestPublishedNumber(db, template.id)
  const { rev } = version
  return {
    version: factsOf(version),
    template,
    names,
    texts: textsOf(text),
    title: { titleZh: text.titleZh, titleEn: text.titleEn },
    consent: { consentZh: text.consentZh, consentEn: text.consentEn },
    /** Of the text as it is shown here: what an approval is given for. */
    textSha256: version.textSha256 ?? textSha256Of(text),
    missing: version.state === 'draft' ? missingFields(version, values) : [],
    outlineFaults: version.state === 'draft' ? outlineFaults(version) : [],
    mayManage: canManageAgreements(actor, kind),
    whyNotApprove: whyNotApproveVersion(version, { actor, kind, rev, values, current }),
    whyNotPublish: whyNotPublishVersion(version, { actor, kind, newest }),
  }
}

/** Without the texts, which stand as blocks beside it. */
function factsOf(version: AgreementVersionRow) {
  const { termMonths, needsPowerOfAttorney, needsResigning } = contentOf(version)
  const { id, number, state, rev, note, updatedAt, approvedAt, publishedAt, supersededAt } = version
  return {
    id,
    number,
    state,
    rev,
    note,
    termMonths,
    needsPowerOfAttorney,
    needsResigning,
    updatedAt,
    approvedAt,
    publishedAt,
    supersededAt,
  }
}

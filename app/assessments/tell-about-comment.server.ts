import { isSupplier } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { tellDeskAboutReply, tellSupplierAboutReply } from '#app/integrity/replies/tell-about-reply.server.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import type { Assessment } from './checklist.ts'
import { findBuyerPeople, findCampaignCreatorId, findCommentAuthors } from './comment-queries.server.ts'
import { nameIn } from './names.ts'
import { notifySupplier } from './notify-supplier.server.ts'

const HOUR_MS = 3_600_000

type Said = { item: Item; body: string }

/**
 * Queues the mail about a comment to the other side, at most one per item, person and clock hour, so that a
 * chat does not flood a mailbox. Call inside the transaction that stores the comment.
 */
export function tellAboutComment(tx: Db, context: ActionContext, assessment: Assessment, said: Said) {
  if (profileOf(assessment.kind).confidential) tellWithoutWords(tx, context, assessment)
  else if (isSupplier(context.actor)) tellBuyer(tx, context, assessment, said)
  else tellSupplier(tx, context, assessment, said)
}

/** Of a confidential questionnaire a mail says neither item nor word. */
function tellWithoutWords(tx: Db, { actor, now }: ActionContext, assessment: Assessment) {
  if (isSupplier(actor)) tellDeskAboutReply(tx, now, assessment, 'message')
  else tellSupplierAboutReply(tx, now, assessment)
}

function tellSupplier(tx: Db, { now }: ActionContext, assessment: Assessment, { item, body }: Said) {
  const [asked = null] = findCommentAuthors(tx, assessment.id, item.code, true)
  const page = `/sections/${dimensionOf(item)}#${item.code}` as const
  const mail = { key: keyOf(item, now), page, submittedById: asked }
  notifySupplier(tx, now, assessment, mail, (facts, url, locale) => ({
    ...messageAbout({ item, body }, locale),
    ...facts,
    authorName: facts.organisationName,
    url,
  }))
}

/** To who reviews it and who has written about the item; before there is anybody, to who made the campaign. */
function tellBuyer(tx: Db, { actor, now }: ActionContext, assessment: Assessment, { item, body }: Said) {
  const { id, supplier, campaign } = assessment
  const reviewerIds = assessment.reviewerId ? [assessment.reviewerId] : []
  const known = [...reviewerIds, ...findCommentAuthors(tx, id, item.code, false)]
  const creatorId = findCampaignCreatorId(tx, campaign.id)
  const ids = known.length > 0 ? known : creatorId ? [creatorId] : []
  for (const person of findBuyerPeople(tx, ids)) {
    const { locale } = person
    enqueueMail(tx, now, {
      to: { address: person.email, name: person.name, locale },
      supplierId: supplier.id,
      userId: person.id,
      assessmentId: id,
      uniqueKey: `${keyOf(item, now)}:${id}:${person.id}`,
      message: {
        ...messageAbout({ item, body }, locale),
        recipientName: person.name,
        organisationName: requireOrganisationName(tx, locale),
        supplierName: nameIn(supplier, locale),
        campaignName: nameIn(campaign, locale),
        authorName: actor.name,
        url: `${getEnvironment().publicOrigin}${buyerPage(assessment, item.code)}`,
      },
    })
  }
}

function messageAbout({ item, body }: Said, locale: Locale) {
  const about = { itemCode: item.code, question: item.question[locale], comment: body }
  return { kind: 'item-commented' as const, ...about }
}

/** Before the first submission the desk does not exist: the answers are the supplier's own affair. */
function buyerPage({ id, firstSubmittedAt }: Assessment, code: string) {
  if (!firstSubmittedAt) return `/assessments/${id}/comments#${code}`
  return `/reviews/${id}?dimension=${code.slice(0, 3)}#${code}`
}

function dimensionOf({ code }: Item) {
  return code.slice(0, 3).toLowerCase()
}

function keyOf({ code }: Item, now: Date) {
  return `item-commented-${code}-${Math.floor(now.getTime() / HOUR_MS)}`
}

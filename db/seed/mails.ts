import { formatDate, isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { outbox } from '#db/schema/index.ts'
import { DEMO_ORGANISATION } from './buyer.ts'
import { after } from './calendar.ts'
import { namesOf } from './campaigns.ts'
import type { DemoAssessment } from './make-assessment.ts'
import type { DemoPerson } from './make-suppliers.ts'
import type { Random } from './random.ts'

type MailRow = typeof outbox.$inferInsert

const REFUSED = '550 5.1.1 The mailbox does not exist'
const FIRST_REMINDER_DAYS = 14
const SENT_AFTER_DAYS = 0.003

/** What the portal has written to the people of a supplier in the open round. */
export function mailRows(made: DemoAssessment, origin: string, random: Random, now: Date): MailRow[] {
  if (made.round.state !== 'open' || made.state === 'exempt') return []
  const remindedAt = after(made.round.dueAt, -FIRST_REMINDER_DAYS - 0.666)
  const owes = made.state === 'invited' || made.state === 'in-progress'
  return made.supplier.people.flatMap(person => [
    invitation(made, person, origin, random),
    ...(owes && remindedAt < now && !person.undeliverableAt
      ? [reminder(made, person, { origin, random, at: remindedAt })]
      : []),
  ])
}

function invitation(made: DemoAssessment, person: DemoPerson, origin: string, random: Random): MailRow {
  const { id, round, askedItems } = made
  return mail(made, person, random, {
    at: round.openedAt,
    uniqueKey: `campaign-invitation:${id}:${person.id}`,
    message: {
      kind: 'campaign-invitation',
      ...namesIn(made, person),
      itemCount: askedItems,
      url: `${origin}/assessments/${id}`,
      accountUrl: null,
    },
  })
}

type Reminding = { origin: string; random: Random; at: Date }

function reminder(made: DemoAssessment, person: DemoPerson, { origin, random, at }: Reminding): MailRow {
  const { id, state, round, askedItems, answers } = made
  const done = answers.filter(answer => answer.isComplete && answer.savedAt < at)
  const open = round.basis.dimensionsOf(made.supplier.row.category).map(({ title, items }) => ({
    title: title[person.locale],
    count: items.filter(item => !done.some(answer => answer.item.code === item.code)).length,
  }))
  return mail(made, person, random, {
    at,
    uniqueKey: `reminder:${id}:${person.id}:${isoDate(round.dueAt)}:${-FIRST_REMINDER_DAYS}`,
    message: {
      kind: 'reminder',
      ...namesIn(made, person),
      daysLeft: FIRST_REMINDER_DAYS,
      state: state === 'invited' ? 'invited' : 'in-progress',
      completeItems: done.length,
      askedItems,
      missing: open.filter(({ count }) => count > 0),
      url: `${origin}/assessments/${id}`,
      accountUrl: null,
    },
  })
}

function namesIn({ supplier, round }: DemoAssessment, { name, locale }: DemoPerson) {
  const inLocale = (names: { nameZh: string; nameEn: string }) => nameIn(names, locale)
  return {
    recipientName: name,
    organisationName: inLocale(DEMO_ORGANISATION),
    supplierName: inLocale(supplier.row),
    campaignName: inLocale(namesOf(round)),
    dueOn: formatDate(round.dueAt, locale),
  }
}

function nameIn({ nameZh, nameEn }: { nameZh: string; nameEn: string }, locale: Locale) {
  return locale === 'zh-CN' ? nameZh : nameEn
}

type Writing = { at: Date; uniqueKey: string; message: MailRow['message'] }

function mail(
  { id, supplier }: DemoAssessment,
  person: DemoPerson,
  random: Random,
  { at, uniqueKey, message }: Writing,
): MailRow {
  const settledAt = after(at, SENT_AFTER_DAYS)
  return {
    id: random.id(),
    uniqueKey,
    toAddress: person.email,
    toName: person.name,
    locale: person.locale,
    message,
    supplierId: supplier.row.id,
    userId: person.id,
    assessmentId: id,
    attempts: 1,
    nextAttemptAt: at,
    createdAt: at,
    ...(person.undeliverableAt
      ? { state: 'dead', lastError: REFUSED }
      : { state: 'sent', sentAt: settledAt }),
  }
}

import { insertEvents } from '#app/history/ledger-queries.server.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import { colourOf, openColourOf, raisedFlags, type RaisedFlag } from '#app/integrity/flags.ts'
import { openMatter } from '#app/integrity/matters/open-matter.server.ts'
import { keepRegisters } from '#app/integrity/registers/keep-registers.server.ts'
import { updateFlag } from '#app/integrity/replies/queries.server.ts'
import { summaryOf } from '#app/integrity/replies/receive-reply.server.ts'
import { replyReminders } from '#app/integrity/replies/round-plan.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { findAllVersionsByKind, findVersionById } from '#app/questionnaires/queries.server.ts'
import { readSettings } from '#app/settings/settings.ts'
import { transact, type Connection, type Db } from '../client.server.ts'
import * as tables from '../schema/index.ts'
import type { DemoEvent } from './assessment-events.ts'
import type { BuyerPeople } from './buyer.ts'
import { after, dayAfter } from './calendar.ts'
import { insertRows } from './insert-rows.ts'
import type { DemoFile } from './evidence-files.ts'
import type { DemoSupplier } from './make-suppliers.ts'
import type { Random } from './random.ts'

const OPENED_DAYS_AGO = 16
const DRAFTED_DAYS_BEFORE = 3
/** Suppliers of the cast whose replies are worth a look, by their number. */
const GIVES_A_GIFT = 2
const RELATED = 3
const STILL_ANSWERING = 0

type Course = 'not-sent' | 'exempt' | 'sent' | 'opened' | 'replied'
const COURSES = [
  ['replied', 0.82],
  ['sent', 0.08],
  ['opened', 0.07],
  ['not-sent', 0.02],
  ['exempt', 0.01],
] as const satisfies readonly (readonly [Course, number])[]

const RULES_FILE = 'policy.pdf'

type Cast = {
  files: readonly DemoFile[]
  random: Random
  buyer: BuyerPeople
  suppliers: readonly DemoSupplier[]
  policyVersionId: string
  now: Date
}

/** A round of the integrity questionnaire that has been under way for some weeks. All of it is invented. */
export function makeReplies(
  { db, raw }: Connection,
  { random, buyer, suppliers, policyVersionId, files, now }: Cast,
) {
  const version = findVersionById(db, findAllVersionsByKind(db, 'integrity')[0]?.id ?? '')
  if (!version) throw new Error('the integrity questionnaire is not published')
  const openedAt = after(now, -OPENED_DAYS_AGO)
  const year = Number(isoDate(openedAt).slice(0, 4))
  const settings = readSettings({})
  const dueAt = endOfDay(isoDate(after(openedAt, settings.replyDays)))
  const { population = [] } = profileOf('integrity')
  const asked = suppliers.filter(({ row }) => population.includes(row.status ?? 'qualified') && !row.closedAt)
  const { id: createdById, name } = buyer.integrity
  const campaign: typeof tables.campaigns.$inferInsert = {
    id: random.id(),
    kind: 'integrity',
    nameZh: `${year}年度商业伙伴廉洁问卷`,
    nameEn: `Integrity questionnaire ${year}`,
    year,
    questionnaireVersionId: version.id,
    policyVersionId,
    state: 'open',
    dueAt,
    reminderPlan: replyReminders(settings),
    createdById,
    createdAt: after(openedAt, -DRAFTED_DAYS_BEFORE),
    openedAt,
  }
  const campaignId = campaign.id
  const by = { actorId: createdById, actorName: name, ip: null, isRestricted: true, campaignId }
  const events: DemoEvent[] = [
    { at: campaign.createdAt, type: 'campaign.created', ...by, data: { year, dueAt } },
    { at: openedAt, type: 'campaign.opened', ...by, data: { population: asked.length } },
  ]
  const made = asked.map(supplier => {
    const course = courseOf(random, supplier, suppliers)
    const id = random.id()
    const [speaker] = supplier.people
    const at = after(openedAt, random.between(0.3, OPENED_DAYS_AGO - 0.5))
    const answers = answersOf(random, supplier, suppliers, isoDate(at), speaker.name)
    return { id, supplier, course, at, speaker, answers }
  })
  const red: RedReply[] = []
  transact(db, tx => {
    insertRows(raw, tables.campaigns, [campaign])
    insertRows(
      raw,
      tables.assessments,
      made.map(({ id, supplier: { row }, course, at, speaker }) => ({
        id,
        campaignId,
        kind: 'integrity' as const,
        supplierId: row.id,
        category: row.category,
        region: row.region,
        supplierClass: row.supplierClass,
        isSmallFirm: row.isSmallFirm ?? false,
        spendBand: row.spendBand ?? null,
        dueAt,
        askedItems: version.content.dimensions.flatMap(({ items }) => items).length,
        invitedAt: openedAt,
        updatedAt: at,
        state: 'invited' as const,
        ...standing(course, { openedAt, at, userId: speaker.id }),
      })),
    )
    for (const { id, supplier, at, speaker, answers } of made.filter(({ course }) => course === 'replied')) {
      const { id: supplierId, category, isSmallFirm = false } = supplier.row
      const flags = raisedFlags(
        version.content.dimensions,
        Object.fromEntries(Object.entries(answers).map(([code, values]) => [code, { values }])),
        { category, isSmallFirm, asOf: isoDate(at) },
      )
      insertRows(
        raw,
        tables.answers,
        Object.entries(answers).map(([itemCode, values]) => ({
          assessmentId: id,
          itemCode,
          rev: 1,
          values,
          isComplete: true,
          updatedById: speaker.id,
          updatedAt: at,
        })),
      )
      insertRows(raw, tables.evidence, [
        { ...rulesOf(files), id: random.id(), assessmentId: id, uploadedById: speaker.id, uploadedAt: at },
      ])
      const signatory = { signatoryName: speaker.name, signatoryTitle: '总经理' }
      const colours = { colour: colourOf(flags), openColour: openColourOf(flags) }
      insertRows(raw, tables.replies, [
        { assessmentId: id, campaignId, ...colours, ...signatory, repliedAt: at },
      ])
      insertRows(
        raw,
        tables.replyFlags,
        flags.map(flag => ({
          assessmentId: id,
          flagId: flag.id,
          itemCode: flag.itemCode,
          level: flag.level,
          isRestricted: flag.restricted,
          raisedAt: at,
          ...(flag.level === 'red' && { escalatedAt: at }),
        })),
      )
      keepRegisters(tx, { supplierId, assessmentId: id, answers, now: at })
      const who = { ...by, actorId: speaker.id, actorName: speaker.name, supplierId, assessmentId: id }
      events.push({ at, type: 'assessment.submitted', ...who, data: { round: 0, ...signatory } })

      if (flags.some(({ level }) => level === 'red')) red.push({ id, supplierId, at, flags })
    }
    insertEvents(
      tx,
      events.sort((one, other) => one.at.getTime() - other.at.getTime()),
    )
    for (const reply of red) openMatterFor(tx, reply)
  })
}

/** The rules that a supplier shows for INT-03. */
function rulesOf(files: readonly DemoFile[]) {
  const file = files.find(({ fileName }) => fileName === RULES_FILE)
  if (!file) throw new Error('no demo file with rules')
  const { sha256, fileName, mediaType, sizeBytes } = file
  return { itemCode: 'INT-03', sha256, fileName, mediaType, sizeBytes }
}

type RedReply = { id: string; supplierId: string; at: Date; flags: RaisedFlag[] }

/** After all that is the same every time: a matter is not, since it is encrypted. */
function openMatterFor(tx: Db, { id: assessmentId, supplierId, at, flags }: RedReply) {
  const red = flags.filter(({ level }) => level === 'red')
  const matter = openMatter(
    tx,
    { actor: null, now: at },
    {
      source: 'questionnaire',
      topic: red[0]?.topic ?? 'other',
      summary: summaryOf(red),
      supplierId,
      assessmentId,
      itemCodes: red.map(({ itemCode }) => itemCode),
      isQuiet: true,
    },
  )
  for (const { id } of red) updateFlag(tx, assessmentId, id, { matterId: matter.id })
}

function courseOf(random: Random, supplier: DemoSupplier, all: readonly DemoSupplier[]): Course {
  const drawn = random.weighted(COURSES)
  const index = all.indexOf(supplier)
  if (index === STILL_ANSWERING) return 'opened'
  return index === GIVES_A_GIFT || index === RELATED ? 'replied' : drawn
}

type When = { openedAt: Date; at: Date; userId: string }

function standing(
  course: Course,
  { openedAt, at, userId }: When,
): Partial<typeof tables.assessments.$inferInsert> {
  const sent = { reachedAt: after(openedAt, 0.01) }
  switch (course) {
    case 'not-sent':
      return {}
    case 'exempt':
      return { ...sent, state: 'exempt', exemptReason: '本年度已无往来，正在办理退出。' }
    case 'sent':
      return sent
    case 'opened':
      return { ...sent, openedAt: at }
    case 'replied':
      return {
        ...sent,
        state: 'submitted',
        openedAt: after(at, -0.2),
        startedAt: after(at, -0.2),
        firstSubmittedAt: at,
        submittedAt: at,
        submittedById: userId,
        completeItems: 18,
      }
  }
}

/** Mostly harmless; some firms are not as far as others. */
function answersOf(
  random: Random,
  supplier: DemoSupplier,
  all: readonly DemoSupplier[],
  today: string,
  signatory: string,
): Record<string, AnswerValues> {
  const index = all.indexOf(supplier)
  const isBehind = (share: number) => random.chance(share)
  const sessions = isBehind(0.06) ? 0 : random.int(1, 4)
  const gift = { held_on: dayAfter(today, -60), item: '中秋礼盒', value: 680, person: '采购部工作人员' }
  const relation = { person: signatory, relation: '表兄弟', our_person: '质量部工程师', since: null }
  return {
    'INT-01': { received: 'yes', passed_on: dayAfter(today, -random.int(1, 5)) },
    'INT-02': isBehind(0.03)
      ? { agreement: 'discuss', concern: '希望先了解违约责任条款。' }
      : { agreement: 'agree' },
    'INT-03': { rules: 'partial' },
    'INT-04': { investigated: 'no' },
    'INT-05': index === GIVES_A_GIFT ? { given: 'other', gifts: [gift] } : { given: 'none' },
    'INT-06': { demanded: 'no' },
    'INT-07': index === RELATED ? { related: 'yes', relations: [relation] } : { related: 'no' },
    'INT-08': { related: 'no' },
    'INT-09': { compliant: 'yes' },
    'INT-10': { lawful: 'yes' },
    'INT-11': { used: 'no' },
    'INT-12': { truthful: 'confirm' },
    'INT-13': { minerals: 'not_concerned' },
    'INT-14': { known: isBehind(0.05) ? 'no' : 'yes' },
    'INT-15': { channel: isBehind(0.07) ? 'no' : 'yes' },
    'INT-16': { sessions, ...(sessions > 0 && { people: random.int(6, 60), coverage: random.int(70, 100) }) },
    'INT-17': { clause: random.pick(['all', 'all', 'some']) },
    'INT-18': { name: signatory, title: '总经理' },
  }
}

import { itemAnswer, type Checklist } from '#app/assessments/checklist.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Db } from '#db/client.server.ts'
import { colourOf, openColourOf, raisedFlags, type RaisedFlag } from '../flags.ts'
import { openMatter } from '../matters/open-matter.server.ts'
import { keepRegisters } from '../registers/keep-registers.server.ts'
import { insertFlags, putReply } from './queries.server.ts'
import { tellDeskAboutReply } from './tell-about-reply.server.ts'

type Signatory = { signatoryName: string; signatoryTitle: string }

/**
 * What a submission of a flagged questionnaire sets going, inside its transaction: the flags its answers raise, one matter for
 * all red ones, the registers, and the same mail to the integrity function whatever was answered.
 */
export function receiveReply(
  tx: Db,
  context: ActionContext,
  checklist: Checklist,
  { signatoryName, signatoryTitle }: Signatory,
) {
  const { now } = context
  const { id: assessmentId, supplier, campaign, category, isSmallFirm } = checklist.assessment
  const answers = submittedAnswers(checklist)
  const flags = raisedFlags(checklist.dimensions, answers, { category, isSmallFirm, asOf: isoDate(now) })
  putReply(tx, {
    assessmentId,
    campaignId: campaign.id,
    colour: colourOf(flags),
    openColour: openColourOf(flags),
    signatoryName: signatoryName.trim(),
    signatoryTitle: signatoryTitle.trim(),
    repliedAt: now,
  })
  const matterId = openMatterFor(tx, context, checklist, flags)
  insertFlags(
    tx,
    flags.map(flag => ({
      assessmentId,
      flagId: flag.id,
      itemCode: flag.itemCode,
      level: flag.level,
      isRestricted: flag.restricted,
      raisedAt: now,
      ...(flag.level === 'red' && { escalatedAt: now, matterId }),
    })),
  )
  keepRegisters(tx, {
    supplierId: supplier.id,
    assessmentId,
    answers: Object.fromEntries(Object.entries(answers).map(([code, { values }]) => [code, values])),
    now,
  })
  tellDeskAboutReply(tx, now, checklist.assessment, 'reply')
}

/** Red flags are one matter: they are of one company, said on one day. */
function openMatterFor(tx: Db, context: ActionContext, checklist: Checklist, flags: RaisedFlag[]) {
  const red = flags.filter(({ level }) => level === 'red')
  const [worst] = red
  if (!worst) return null
  const { assessment, answers } = checklist
  const topics = new Set(red.map(({ topic }) => topic))
  return openMatter(tx, context, {
    source: 'questionnaire',
    topic: topics.size === 1 ? (worst.topic ?? 'other') : 'other',
    summary: summaryOf(red),
    said: JSON.stringify(red.map(({ itemCode }) => answers[itemCode]?.values ?? {})),
    supplierId: assessment.supplier.id,
    assessmentId: assessment.id,
    itemCodes: red.map(({ itemCode }) => itemCode),
    isQuiet: true,
  }).id
}

/** In both languages, for whoever of the integrity function reads it. */
export function summaryOf(flags: readonly Pick<RaisedFlag, 'itemCode' | 'label'>[]) {
  return flags.map(({ itemCode, label }) => `${itemCode} ${label['zh-CN']} / ${label.en}`).join('\n')
}

function submittedAnswers({ answers }: Checklist) {
  return Object.fromEntries(
    Object.entries(answers).map(([code, answer]) => [code, itemAnswer(answer) ?? { values: {} }]),
  )
}

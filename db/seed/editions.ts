import { requireBasis } from '#app/assessments/grading-basis.server.ts'
import type { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import { digestOf } from '#app/questionnaires/digest.server.ts'
import { findAllVersionsByKind, findVersionById } from '#app/questionnaires/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { publishOrThrow, publishShippedContent } from '#db/publish-content.server.ts'
import { after } from './calendar.ts'
import type { DemoRound } from './make-assessment.ts'
import type { Random } from './random.ts'
import type { RoundTimes } from './rounds.ts'

const PUBLISHED_DAYS_BEFORE = 20

/**
 * Publishes the shipped content, and for each finished year the edition it is taken to have had: the same
 * items under that year's number. Gives the rounds with what each asks.
 */
export function publishEditions(db: Db, random: Random, rounds: readonly RoundTimes[]): DemoRound[] {
  const newest = rounds.at(-1)
  if (!newest) return []
  const { policyVersionId } = publishShippedContent(db, before(newest))
  const shippedId = findAllVersionsByKind(db, 'esg-checklist')[0]?.id
  const shipped = shippedId ? findVersionById(db, shippedId) : undefined
  if (!shipped) throw new Error('the product ships no checklist')
  return rounds.map((round, index) => {
    const content = editionOf(shipped.content, round.year)
    const isShipped = round === newest || content.version === shipped.version
    const id = random.id()
    const edition = { content, digest: digestOf(content) }
    const questionnaireVersionId = isShipped ? shipped.id : publishOrThrow(db, edition, before(round), id)
    const basis = requireBasis(db, { questionnaireVersionId, policyVersionId })
    return { ...round, id: random.id(), index, basis, questionnaireVersionId, policyVersionId }
  })
}

function before({ openedAt }: RoundTimes) {
  return after(openedAt, -PUBLISHED_DAYS_BEFORE)
}

function editionOf(content: QuestionnaireContent, year: number): QuestionnaireContent {
  const shippedYear = content.version.slice(0, 4)
  const inYear = (text: string) => text.replaceAll(shippedYear, String(year))
  const { title } = content
  return {
    ...content,
    version: inYear(content.version),
    title: { 'zh-CN': inYear(title['zh-CN']), en: inYear(title.en) },
  }
}

import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { AnswerValues, FieldValue } from '#app/questionnaires/answers.ts'
import { loadQuestionnaire } from '#app/questionnaires/load-content.server.ts'
import { SUPPLIER_CATEGORIES, type SupplierCategory } from '#app/suppliers/vocabulary.ts'
import { canonicalJson } from './canonical.ts'
import { gradeAssessment } from './grade.ts'
import { parseGradingInput } from './parse-input.ts'
import { AS_OF, certificate, POLICY } from './sample.test-support.ts'
import { scoringModelOf } from './scoring-model.ts'
import type { GradingInput, ScoringField, ScoringItem, ScoringOption } from './types.ts'

const FOLDER = fileURLToPath(new URL('../../db/content/esg-checklist-2026.1', import.meta.url))

function shippedContent() {
  const loaded = loadQuestionnaire(FOLDER)
  if (!loaded.ok)
    throw new Error(`the shipped checklist cannot be loaded: ${JSON.stringify(loaded.problems[0])}`)
  return loaded.content
}

test('the model of the shipped checklist carries no text and parses to itself', () => {
  const questionnaire = scoringModelOf(shippedContent())
  expect(canonicalJson(questionnaire)).not.toMatch(/zh-CN|label|question"/)
  const input = {
    questionnaire,
    policy: POLICY,
    supplier: { category: 'packaging', isSmallFirm: false },
    asOf: AS_OF,
    answers: {},
    reviews: {},
  }
  expect(parseGradingInput(input)).toEqual({ ok: true, input })
})

test('a whole questionnaire version and its model are one and the same input', () => {
  const content = shippedContent()
  const rest = {
    policy: POLICY,
    supplier: { category: 'packaging', isSmallFirm: false },
    asOf: AS_OF,
    answers: {},
    reviews: {},
  }
  const fromContent = parseGradingInput({ questionnaire: content, ...rest })
  expect(fromContent).toEqual(parseGradingInput({ questionnaire: scoringModelOf(content), ...rest }))
})

test.each(SUPPLIER_CATEGORIES)(
  'a supplier of category %s can reach full marks on every item, firing nothing',
  category => {
    const questionnaire = scoringModelOf(shippedContent())
    const items = questionnaire.dimensions.flatMap(dimension => dimension.items)
    const answers = Object.fromEntries(items.map(item => [item.code, { values: bestValues(item, category) }]))
    const input: GradingInput = {
      questionnaire,
      policy: POLICY,
      supplier: { category, isSmallFirm: false },
      asOf: AS_OF,
      answers,
      reviews: {},
    }
    const { score, grade, triggers, items: lines } = gradeAssessment(input)
    expect(lines.filter(line => line.lost > 0).map(line => line.code)).toEqual([])
    expect({ score, grade, triggers }).toEqual({ score: 100, grade: 'A', triggers: [] })
  },
)

function bestValues(item: ScoringItem, category: SupplierCategory): AnswerValues {
  const scored = item.fields.filter(field => field.weight !== undefined)
  return Object.fromEntries(scored.map(field => [field.id, bestValue(field, category)]))
}

function bestValue(field: ScoringField, category: SupplierCategory): FieldValue {
  const asked = field.type === 'derived' ? field.as : field
  switch (asked.type) {
    case 'choice':
      return bestOption(asked.options, category)
    case 'certificate':
      return { status: bestOption(asked.statuses, category), certificates: [certificate()] }
    case 'number':
    case 'count':
      return bestNumber(asked.bands ?? [])
    default:
      return null
  }
}

function bestOption(options: ScoringOption[], category: SupplierCategory): string | null {
  const factorOf = (option: ScoringOption) => option.factorByCategory?.[category] ?? option.factor ?? 0
  return options.toSorted((one, other) => factorOf(other) - factorOf(one))[0]?.value ?? null
}

function bestNumber(bands: { factor: number; atLeast?: number; atMost?: number }[]): number | null {
  const [best] = bands.toSorted((one, other) => other.factor - one.factor)
  return best?.atLeast ?? best?.atMost ?? null
}

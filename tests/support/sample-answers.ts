import { loadQuestionnaire } from '#app/questionnaires/load-content.server.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import type { Dimension, Item } from '#app/questionnaires/content-schema.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import { makeValues } from '#db/seed/make-answer.ts'
import { createRandom } from '#db/seed/random.ts'

const CHECKLIST = 'db/content/esg-checklist-2026.1'
/** In letters that pages of either language may show. */
const TEXTS = {
  person: 'Zoë Ning',
  remark: 'Done as written down & <checked>.',
  scope: 'Castings',
  site: 'Plant 1',
  issuer: 'Sample Certification',
  reason: 'We have no such business.',
}

export type SampleOptions = {
  category?: SupplierCategory
  /** Id of a trigger that the answer is to fire. */
  firing?: string
  /** 0–1: how good the answer is. */
  quality?: number
}

/** The shipped checklist as every test finds it published. */
export function shippedDimensions(): readonly Dimension[] {
  return dimensions
}

export function shippedItem(code: string): Item {
  const item = dimensions.flatMap(({ items }) => items).find(each => each.code === code)
  if (!item) throw new Error(`no item ${code}`)
  return item
}

/** A complete answer to an item, always the same one; the best there is unless asked for less. */
export function sampleAnswer(
  item: Item,
  { category = 'purchased-parts', firing, quality = 1 }: SampleOptions = {},
): ItemAnswer {
  const context = { category, isSmallFirm: false, asOf: isoDate(new Date()) }
  const random = createRandom(item.code)
  const answerer = { random, quality, context, headcount: 180, texts: TEXTS }
  const values = makeValues(answerer, item, firing ?? null)
  if (!values) throw new Error(`${item.code}: no such answer`)
  return { values }
}

const dimensions = readDimensions()

function readDimensions() {
  const loaded = loadQuestionnaire(CHECKLIST)
  if (!loaded.ok) throw new Error('the shipped checklist is broken')
  return loaded.content.dimensions
}

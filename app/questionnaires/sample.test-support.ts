import type { z } from 'zod'
import { Item, QuestionnaireContent } from './content-schema.ts'

type ItemInput = z.input<typeof Item>
type FieldInput = ItemInput['fields'][number]
type CountInput = Extract<FieldInput, { type: 'count' }>

export const TODAY = '2026-03-01'
export const CONTEXT = { category: 'packaging', isSmallFirm: true, asOf: TODAY } as const

export const YES_NO = [
  { value: 'yes', label: text('是', 'Yes'), factor: 1 },
  { value: 'no', label: text('否', 'No'), factor: 0 },
]

export function text(chinese: string, english: string) {
  return { 'zh-CN': chinese, en: english }
}

export function choiceField(over: Partial<Extract<FieldInput, { type: 'choice' }>> = {}): FieldInput {
  return { type: 'choice', id: 'policy', label: text('制度', 'Policy'), weight: 1, options: YES_NO, ...over }
}

export function numberField(over: Partial<Extract<FieldInput, { type: 'number' }>> = {}): FieldInput {
  return {
    type: 'number',
    id: 'share',
    label: text('占比', 'Share'),
    unit: text('%', '%'),
    max: 100,
    ...over,
  }
}

export function certificateField(
  over: Partial<Extract<FieldInput, { type: 'certificate' }>> = {},
): FieldInput {
  return {
    type: 'certificate',
    id: 'licences',
    label: text('证书', 'Certificate'),
    weight: 1,
    statuses: [
      { value: 'held', label: text('持有', 'Held'), factor: 1, needsCertificate: true },
      { value: 'none', label: text('没有', 'None'), factor: 0 },
    ],
    ...over,
  }
}

/** A second field asked only when `policy` is yes. */
export function casesField(over: Partial<CountInput> = {}): FieldInput {
  return countColumn({ showWhen: { field: 'policy', is: 'yes' }, ...over })
}

export function countColumn(over: Partial<CountInput> = {}): CountInput {
  return { type: 'count', id: 'cases', label: text('起数', 'Cases'), ...over }
}

export function rowsField(over: Partial<Extract<FieldInput, { type: 'rows' }>> = {}): FieldInput {
  return {
    type: 'rows',
    id: 'sites',
    label: text('厂区', 'Sites'),
    maxRows: 3,
    columns: [
      { type: 'text', id: 'name', label: text('名称', 'Name'), maxLength: 20 },
      { type: 'count', id: 'people', label: text('人数', 'People'), required: false },
      { type: 'date', id: 'since', label: text('启用日期', 'In use since'), required: false },
    ],
    ...over,
  }
}

export function itemInput(over: Partial<ItemInput> = {}): ItemInput {
  return {
    code: 'SOC-01',
    points: 2.5,
    quadrant: 'social',
    question: text('是否建立制度？', 'Is there a policy?'),
    guidance: { good: text('有书面制度。', 'It is written.'), evidence: text('制度文件。', 'The policy.') },
    fields: [choiceField()],
    evidence: { rule: 'optional' },
    ...over,
  }
}

export function item(over: Partial<ItemInput> = {}): Item {
  return Item.parse(itemInput(over))
}

/** A sound questionnaire of one dimension; `integrity` has no declared composition. */
export function content(items: ItemInput[] = [itemInput()], over: Record<string, unknown> = {}) {
  const points = items.reduce((sum, each) => sum + each.points, 0)
  return QuestionnaireContent.parse({
    kind: 'integrity',
    version: '2026.1',
    title: text('问卷', 'Questionnaire'),
    intro: text('请如实填写。', 'Please answer truthfully.'),
    declaration: text('内容真实。', 'The content is true.'),
    dimensions: [
      {
        code: 'SOC',
        title: text('社会责任', 'Social'),
        intro: text('本部分。', 'This part.'),
        itemCount: items.length,
        points,
        items,
      },
    ],
    ...over,
  })
}

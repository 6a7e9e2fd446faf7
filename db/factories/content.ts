import { newId } from '#app/accounts/token.server.ts'
import { digestOf } from '#app/grading/digest.server.ts'
import type { GradingPolicy } from '#app/grading/types.ts'
import type { LocalizedText } from '#app/i18n/locale.ts'
import { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import type { Db } from '../client.server.ts'
import { policyVersions, questionnaireVersions } from '../schema/index.ts'
import { MADE_AT, nextNumber } from './sequence.ts'

export type PublishedContent = {
  questionnaireVersionId: string
  policyVersionId: string
  content: QuestionnaireContent
  policy: GradingPolicy
}

export const TEST_POLICY: GradingPolicy = {
  version: '2026.1',
  thresholds: { A: 85, B: 70, C: 60 },
  caps: { zeroTolerance: 'D', critical: 'C' },
  dimensionFloors: {},
  narrowBasisBelow: 4,
}

/** Publishes a small questionnaire with every kind of field, and a policy; `given` replaces either. */
export function publishTestContent(
  db: Db,
  given: { content?: QuestionnaireContent; policy?: GradingPolicy } = {},
): PublishedContent {
  const number = nextNumber()
  const content = given.content ?? testQuestionnaire(`2026.${number}`)
  const policy = given.policy ?? { ...TEST_POLICY, version: `2026.${number}` }
  const questionnaireVersionId = newId()
  const policyVersionId = newId()
  const { kind, version } = content
  db.insert(questionnaireVersions)
    .values({
      id: questionnaireVersionId,
      kind,
      version,
      digest: digestOf(content),
      content,
      publishedAt: MADE_AT,
    })
    .run()
  db.insert(policyVersions)
    .values({
      id: policyVersionId,
      version: policy.version,
      digest: digestOf(policy),
      content: policy,
      publishedAt: MADE_AT,
    })
    .run()
  return { questionnaireVersionId, policyVersionId, content, policy }
}

/** Seven items in three dimensions: choice, certificate, count, number, rows, date, text, triggers, a decline. */
export function testQuestionnaire(version = '2026.1'): QuestionnaireContent {
  return QuestionnaireContent.parse({
    kind: 'esg-checklist',
    version,
    title: text('检查表', 'Checklist'),
    intro: text('请填写', 'Please fill in'),
    declaration: text('以上内容真实', 'The above is true'),
    dimensions: [
      dimension('GOV', '公司治理', 'Governance', 30, [
        item('GOV-01', 15, {
          fields: [
            {
              id: 'licence',
              type: 'certificate',
              weight: 1,
              label: text('营业执照', 'Business licence'),
              statuses: [
                { value: 'held', label: text('有', 'Held'), factor: 1, needsCertificate: true },
                { value: 'missing', label: text('没有', 'Missing'), factor: 0 },
              ],
            },
          ],
          evidence: { rule: 'required' },
          triggers: [
            {
              id: 'licence_missing',
              level: 'critical',
              when: { field: 'licence', is: 'missing' },
              label: text('没有营业执照', 'No business licence'),
            },
          ],
          applicability: { mayBeNotApplicable: false },
        }),
        item('GOV-02', 15, {
          fields: [
            yesNo('policy'),
            { id: 'owner', type: 'text', label: text('负责人', 'Owner'), required: false },
          ],
        }),
      ]),
      dimension('SOC', '社会责任', 'Social', 40, [
        item('SOC-01', 20, {
          fields: [
            {
              id: 'cases',
              type: 'count',
              weight: 1,
              label: text('起数', 'Cases'),
              bands: [
                { atMost: 0, factor: 1 },
                { atMost: 2, factor: 0.5 },
              ],
            },
          ],
          triggers: [
            {
              id: 'case_found',
              level: 'zeroTolerance',
              when: { field: 'cases', gt: 2 },
              label: text('发现多起', 'Several cases'),
            },
            { id: 'found_on_site', level: 'critical', label: text('现场发现', 'Found on site') },
          ],
        }),
        item('SOC-02', 10, {
          fields: [
            yesNo('training'),
            {
              id: 'sessions',
              type: 'rows',
              label: text('培训', 'Sessions'),
              required: false,
              columns: [
                { id: 'topic', type: 'text', label: text('主题', 'Topic') },
                { id: 'held_on', type: 'date', label: text('日期', 'Date') },
              ],
            },
          ],
          evidence: { rule: 'conditional', when: { field: 'training', is: 'yes' } },
        }),
        item('SOC-03', 10, { fields: [yesNo('voluntary')], aboveLegalCap: true }),
      ]),
      dimension('ENV', '环境责任', 'Environment', 30, [
        item('ENV-01', 15, {
          fields: [
            {
              id: 'recycled',
              type: 'number',
              weight: 1,
              label: text('回收率', 'Recycled'),
              unit: text('%', '%'),
              max: 100,
              bands: [
                { atLeast: 80, factor: 1 },
                { atLeast: 50, factor: 0.5 },
              ],
            },
          ],
        }),
        item('ENV-02', 15, { fields: [yesNo('permit')], applicability: { excludedCategories: ['service'] } }),
      ]),
    ],
  })
}

function dimension(code: string, zh: string, en: string, points: number, items: { points: number }[]) {
  return { code, title: text(zh, en), intro: text(zh, en), itemCount: items.length, points, items }
}

function item(code: string, points: number, rest: Record<string, unknown>) {
  return {
    code,
    points,
    quadrant: 'governance',
    question: text(`问题${code}`, `Question ${code}`),
    guidance: { good: text('做得好', 'Good'), evidence: text('材料', 'Files') },
    evidence: { rule: 'optional' },
    ...rest,
  }
}

function yesNo(id: string) {
  const options = [
    { value: 'yes', label: text('是', 'Yes'), factor: 1 },
    { value: 'no', label: text('否', 'No'), factor: 0 },
  ]
  return { id, type: 'choice', weight: 1, label: text('是否', 'Whether'), options }
}

function text(zh: string, en: string): LocalizedText {
  return { 'zh-CN': zh, en }
}

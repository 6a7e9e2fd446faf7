import fc from 'fast-check'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { formatProblems, loadQuestionnaire } from './load-content.server.ts'
import { CHECKLIST, DIMENSION, folderOf, HEAD } from './sample-files.test-support.ts'

function load(dimension: string, head = HEAD) {
  return loadQuestionnaire(folderOf({ 'questionnaire.yaml': head, '1-soc.yaml': dimension }))
}

function problemsOf(dimension: string, head = HEAD) {
  const result = load(dimension, head)
  return result.ok ? [] : formatProblems(result.problems).split('\n')
}

function lineOf(text: string, part: string) {
  return text.split('\n').findIndex(line => line.includes(part)) + 1
}

test('the annual checklist that the portal ships has no problem', () => {
  const result = loadQuestionnaire(CHECKLIST)
  expect(result.ok ? [] : formatProblems(result.problems)).toEqual([])
})

test('anchors and merge keys are resolved and presets dropped', () => {
  const result = load(DIMENSION)
  if (!result.ok) throw new Error(formatProblems(result.problems))
  const [policy, audit] = result.content.dimensions[0]!.items[0]!.fields
  expect(policy).toMatchObject({ id: 'policy', type: 'choice', options: [{ value: 'yes' }, { value: 'no' }] })
  expect(audit).toMatchObject({ options: [{ value: 'yes' }, { value: 'no' }] })
  expect(result.digest).toMatch(/^[0-9a-f]{64}$/)
})

test('files are merged in the order of their names, a single file may hold everything', () => {
  const second = DIMENSION.replaceAll('SOC', 'ENV')
  const split = loadQuestionnaire(
    folderOf({ 'questionnaire.yaml': HEAD, '2-env.yaml': second, '1-soc.yaml': DIMENSION }),
  )
  const indented = (text: string) => `  - ${text.trimEnd().replaceAll('\n', '\n    ')}\n`
  const withoutPresets = (text: string) => text.replace(/presets:\n[^]*?items:/, 'items:')
  const inline = DIMENSION.replace(/ {8}<<: \*base\n/, '        type: choice\n        options: *yesNo\n')
  expect(split.ok && split.content.dimensions.map(dimension => dimension.code)).toEqual(['SOC', 'ENV'])
  const whole = loadQuestionnaire(
    folderOf({
      'questionnaire.yaml': `${HEAD}presets:\n  options: &yesNo\n    - { value: 'yes', label: { zh-CN: 是, en: 'Yes' }, factor: 1 }\n    - { value: 'no', label: { zh-CN: 否, en: 'No' }, factor: 0 }\ndimensions:\n${indented(withoutPresets(inline))}`,
    }),
  )
  expect(whole.ok ? whole.digest : formatProblems(whole.problems)).toBe(digestOf(load(DIMENSION)))
})

test('the digest is that of the questions, not of the layout', () => {
  const relaid = `# a comment\n${DIMENSION.replace('itemCount: 1\npoints: 2.5\n', 'points: 2.50\nitemCount: 1\n')}`
  const reworded = DIMENSION.replace('It is written.', 'It is in writing.')
  expect(digestOf(load(relaid))).toBe(digestOf(load(DIMENSION)))
  expect(digestOf(load(reworded))).not.toBe(digestOf(load(DIMENSION)))
})

test.each([
  [
    'a missing translation',
    'label: { zh-CN: 制度, en: Policy }',
    'label: { en: Policy }',
    'missing zh-CN text for label',
  ],
  [
    'an empty translation',
    'question: { zh-CN: 是否建立制度？, en: Is there a policy? }',
    "question: { zh-CN: 是否建立制度？, en: '' }",
    'en "" is empty',
  ],
  ['a factor above 1', 'factor: 1 }', 'factor: 1.2 }', 'factor 1.2 is above 1'],
  ['an unknown key', 'weight: 1', 'wieght: 1', 'unknown key "wieght" in fields 1'],
  ['a missing key', 'quadrant: social', 'aboveLegalCap: false', 'missing "quadrant" in items 1'],
  [
    'an unknown quadrant',
    'quadrant: social',
    'quadrant: people',
    'quadrant "people" is not one of product, social, environment, governance',
  ],
  [
    'a word for a number',
    'points: 2.5\n    quadrant',
    'points: many\n    quadrant',
    'points "many" is not a number',
  ],
  [
    'an unknown field type',
    '        type: choice\n        label: { zh-CN: 审核',
    '        type: chioce\n        label: { zh-CN: 审核',
    'type "chioce" is none of the known types',
  ],
  [
    'a sum that is off',
    'points: 2.5\n    quadrant',
    'points: 2\n    quadrant',
    'points of SOC add up to 2, expected 2.5',
  ],
  [
    'a wrong item code',
    'code: SOC-01',
    'code: SOC-1',
    'code "SOC-1" is not accepted: use a code such as SOC-02',
  ],
  [
    'an unknown option in a condition',
    'evidence: { rule: optional }',
    'evidence: { rule: conditional, when: { field: policy, is: maybe } }',
    'SOC-01: condition: "policy" has no option "maybe" (it has yes, no)',
  ],
  [
    'a misspelt condition',
    'evidence: { rule: optional }',
    'evidence: { rule: conditional, when: { field: policy, iss: maybe } }',
    'missing "is" in when',
  ],
  [
    'a text mistake',
    '本部分。',
    '本部分.',
    '"本部分.": half-width "." beside a Chinese character: use the full-width mark',
  ],
])('says where and what: %s', (_what, from, to, message) => {
  const broken = DIMENSION.replace(from, to)
  expect(broken).not.toBe(DIMENSION)
  const problems = problemsOf(broken)
  expect(problems.map(problem => problem.replace(/^.*?:\d+:\d+: /, ''))).toContain(message)
  for (const problem of problems) expect(problem).toMatch(/^1-soc\.yaml:\d+:\d+: /)
})

test('a problem carries the line at fault, also behind an anchor and a merge key', () => {
  const badFactor = DIMENSION.replace('factor: 0 }', 'factor: -1 }')
  expect(problemsOf(badFactor)).toEqual([
    `1-soc.yaml:${lineOf(badFactor, 'factor: -1')}:${badFactor.split('\n')[10]!.indexOf('-1') + 1}: factor -1 is below 0`,
  ])
  const badLabel = DIMENSION.replace('label: { zh-CN: 审核, en: Audit }', 'label: { en: Audit }')
  expect(problemsOf(badLabel)[0]).toMatch(new RegExp(`^1-soc.yaml:${lineOf(badLabel, 'en: Audit')}:`))
  const badKey = DIMENSION.replace('    quadrant: social', '    quadrent: social')
  expect(problemsOf(badKey).join('\n')).toContain(`1-soc.yaml:${lineOf(badKey, 'quadrent')}:5: unknown key`)
})

test('problems of every file are reported together', () => {
  const problems = problemsOf(
    DIMENSION.replace('factor: 1 }', 'factor: 7 }').replace('itemCount: 1', 'itemCount: one'),
    HEAD.replace("version: '2026.1'", 'version: next').replace('内容真实。', '内容真实.'),
  )
  expect(problems.map(problem => problem.replace(/:\d+:\d+:/, ''))).toEqual([
    '1-soc.yaml itemCount "one" is not a number',
    '1-soc.yaml factor 7 is above 1',
    'questionnaire.yaml version "next" is not accepted: use a version such as "2026.1"',
    'questionnaire.yaml "内容真实.": half-width "." beside a Chinese character: use the full-width mark',
  ])
})

test('one file with a mistake of shape does not hide wrong sums in another', () => {
  const result = loadQuestionnaire(
    folderOf({
      'questionnaire.yaml': HEAD,
      '1-soc.yaml': DIMENSION.replace('quadrant: social', 'quadrant: 7'),
      '2-env.yaml': DIMENSION.replaceAll('SOC', 'ENV').replace('itemCount: 1', 'itemCount: 2'),
    }),
  )
  expect(result.ok ? '' : formatProblems(result.problems)).toContain('ENV has 1 items, expected 2')
})

test('broken YAML, a missing head file and a missing folder are problems, not crashes', () => {
  expect(problemsOf('code: [SOC\n')[0]).toMatch(/^1-soc\.yaml:\d+:\d+: /)
  expect(problemsOf(`${DIMENSION}code: SOC\n`).join('\n')).toContain('unique')
  expect(problemsOf('items: *nowhere\n')[0]).toContain('nowhere')
  expect(loadQuestionnaire(folderOf({ '1-soc.yaml': DIMENSION }))).toMatchObject({
    problems: [{ message: 'the folder has no questionnaire.yaml' }],
  })
  expect(loadQuestionnaire(path.join(os.tmpdir(), 'no such folder'))).toMatchObject({
    problems: [{ message: 'the folder cannot be read' }],
  })
})

test('aliases that multiply into a flood are refused', () => {
  const levels = Array.from(
    { length: 12 },
    (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join()}]`,
  )
  const problems = problemsOf(`l0: &l0 [x, x, x]\n${levels.join('\n')}\n`)
  expect(problems.join('\n')).toMatch(/alias/i)
})

test('whatever stands in a file, loading gives problems and does not throw', () => {
  const folder = folderOf({ 'questionnaire.yaml': HEAD })
  const anyText = fc.oneof(fc.string(), fc.json(), mutilated(DIMENSION))
  fc.assert(
    fc.property(anyText, text => {
      fs.writeFileSync(path.join(folder, '1-soc.yaml'), text)
      const result = loadQuestionnaire(folder)
      expect(result.ok || result.problems.length > 0).toBe(true)
    }),
    { numRuns: 150 },
  )
})

function digestOf(result: ReturnType<typeof load>) {
  return result.ok ? result.digest : formatProblems(result.problems)
}

function mutilated(text: string) {
  return fc
    .tuple(
      fc.nat(text.length),
      fc.nat(40),
      fc.constantFrom('', '*', '&', '[', '{', ':', '\n', '- ', 'null', '1e999'),
    )
    .map(([at, length, insert]) => text.slice(0, at) + insert + text.slice(at + length))
}

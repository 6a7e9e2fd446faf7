import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gradeDocument } from './document.server.ts'
import { pathTo } from './path.ts'
import { loadPolicy } from './policy.server.ts'

/** The page without the spaces that line its tables up. */
const PAGE = readFileSync(new URL('../../docs/grading.md', import.meta.url), 'utf8').replace(/ +\|/g, ' |')
const SHIPPED = new URL('../../db/content/grading-policy.yaml', import.meta.url)

function gradedExample() {
  const example = /```json\n(.*?)```/s.exec(PAGE)?.[1] ?? ''
  const graded = gradeDocument(example, () => loadPolicy(SHIPPED).policy)
  if (graded.outcome !== 'graded') throw new Error(`the example cannot be graded: ${JSON.stringify(graded)}`)
  return graded.receipt
}

test('the worked example of the documentation comes out as it says', () => {
  const { score, uncappedGrade, grade, caps, items } = gradedExample()
  expect({ score, uncappedGrade, grade }).toEqual({ score: 66.7, uncappedGrade: 'C', grade: 'C' })
  expect(caps.map(cap => cap.subject)).toEqual(['ENV-02/permit_expired'])
  expect(items.map(line => line.won)).toEqual([2.5, 1.5, 0, 0])
  for (const line of items.filter(item => item.applicable)) {
    expect(PAGE).toContain(`| ${line.code} | ${line.points} | ${line.factor} | ${line.won} |`)
  }
})

test('so does its path to B', () => {
  expect(pathTo(gradedExample().inputs, 'B')).toMatchObject({
    steps: [{ code: 'ENV-02', gain: 25 }],
    scoreAfter: 91.7,
  })
})

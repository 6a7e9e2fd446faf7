import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { CHECKLIST, DIMENSION, folderOf, HEAD } from './sample-files.test-support.ts'

test('the command prints every problem and fails', () => {
  const folder = folderOf({
    'questionnaire.yaml': HEAD,
    '1-soc.yaml': DIMENSION.replace('points: 2.5', 'points: 3'),
  })
  const { status, stderr } = check(folder)
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `${folder}: 1 problem\n1-soc.yaml:5:9: points of SOC add up to 2.5, expected 3\n`,
  })
})

test('the command names what it found in sound content', () => {
  const { status, stdout, stderr } = check(CHECKLIST)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('esg-checklist 2026.1, 53 items, no problem')
})

function check(folder: string) {
  const command = ['--import', 'tsx', 'app/questionnaires/check-content.cli.ts', folder]
  return spawnSync(process.execPath, command, { encoding: 'utf8' })
}

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { makeReceipt, receiptBytes } from './receipt.server.ts'
import { answersOf, sampleInput, sampleItem } from './sample.test-support.ts'

const CLI = fileURLToPath(new URL('cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'grade-'))
const INPUT = sampleInput([sampleItem('SOC-01')], { answers: answersOf({ 'SOC-01': 'yes' }) })
const RECEIPT = Buffer.from(receiptBytes(makeReceipt(INPUT))).toString()

afterAll(() => rmSync(folder, { recursive: true }))

function run(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', CLI, ...args], {
    input,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function fileWith(text: string | Buffer): string {
  const path = join(folder, 'document.json')
  writeFileSync(path, text)
  return path
}

test('prints the receipt of an input, from a file', () => {
  expect(run([fileWith(JSON.stringify(INPUT))])).toEqual({ status: 0, stdout: RECEIPT, stderr: '' })
})

test('prints a receipt again unchanged, from standard input', () => {
  expect(run(['-'], RECEIPT)).toEqual({ status: 0, stdout: RECEIPT, stderr: '' })
})

test('grades by the shipped policy when the input has none', () => {
  const { policy, ...bare } = INPUT
  const { status, stdout } = run(['-'], JSON.stringify(bare))
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    grade: 'A',
    inputs: { policy: { thresholds: policy.thresholds } },
  })
})

test('prints what a tampered receipt should say, names the difference, exits with 1', () => {
  const { status, stdout, stderr } = run(['-'], RECEIPT.replace('"grade":"A"', '"grade":"B"'))
  expect([status, stdout]).toEqual([1, RECEIPT])
  expect(stderr).toContain('differing: grade\n')
})

test.each([
  ['a wrong document', '{"questionnaire":{"kind":"x"}}', 'questionnaire.version: '],
  ['no JSON', 'nonsense', '(document): no valid JSON'],
  ['more than 5 MB', Buffer.alloc(5_000_001, ' '), '(document): larger than 5 MB'],
  ['a file that is no text', Buffer.from([0x7b, 0xff, 0xfe]), '(document): cannot be read as UTF-8'],
])('refuses %s on standard error, exits with 2', (_, content, problem) => {
  const { status, stdout, stderr } = run([fileWith(content)])
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(problem)
})

test('refuses a missing file and missing arguments', () => {
  expect(run([join(folder, 'missing.json')])).toMatchObject({ status: 2, stdout: '' })
  expect(run([]).stderr).toContain('usage: ')
})

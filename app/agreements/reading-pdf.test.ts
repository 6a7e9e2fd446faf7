import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readingPdf, type ReadingCopy } from './reading-pdf.server.ts'

const ZH = { locale: 'zh-CN' } as const
const LONG_LIST = Array.from({ length: 90 }, (_, at) => `${at + 1}. 第${at + 1}项义务`).join('\n')
const COPY: ReadingCopy = {
  text: {
    titleZh: '廉洁共建协议',
    titleEn: 'Integrity co-building agreement',
    bodyZh: `## 1 总则\n\n双方**不得**行贿。\n\n${LONG_LIST}\n\n| 级别 | 处理 |\n|---|---|\n| 严重 | ${'终止合作。'.repeat(400)} |`,
    bodyEn: '## 1 General\n\nNeither side bribes.',
    consentZh: '本人同意',
    consentEn: 'I agree',
  },
  number: 2,
  state: 'published',
  textSha256: 'ab'.repeat(32),
  organisation: '示例集团',
  updatedAt: new Date('2026-11-22T04:00:00Z'),
}

/** The words of a PDF as a reader of text gets them. */
function textOf(pdf: Buffer) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-pdf-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'text.pdf')
  fs.writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
}

test('both languages are in it as text, with every item of a list and every row of a table', async () => {
  const text = textOf(await readingPdf(COPY, ZH))
  for (const words of ['廉洁共建协议', '双方不得行贿。', '90. 第90项义务', 'Neither side bribes.', '级别'])
    expect(text.replace(/(\d+\.) +/g, '$1 ')).toContain(words)
  expect(text.match(/终止合作。/g)?.length).toBeGreaterThan(300)
  expect(text.replace(/\s/g, '').split('终止合作。')).toHaveLength(401)
  expect(text).not.toContain('不得签署')
})

test('the same version gives the same bytes', async () => {
  expect((await readingPdf(COPY, ZH)).equals(await readingPdf(COPY, ZH))).toBe(true)
})

test('is tagged, in the languages of its parts, and says on every page that a draft is one', async () => {
  const pdf = await readingPdf({ ...COPY, state: 'draft', textSha256: null }, ZH)
  const raw = pdf.toString('latin1')
  expect(raw).toMatch(/\/Marked true/)
  expect(raw).toMatch(/\/S \/Sect\b/)
  expect(raw.match(/\/S \/LI\b/g)).toHaveLength(90)
  const pages = textOf(pdf).split('\f').filter(Boolean)
  expect(pages.length).toBeGreaterThan(3)
  for (const page of pages) expect(page).toContain('草稿，仅供审阅，不得签署')
})

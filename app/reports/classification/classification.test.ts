import { readXlsx } from 'hucre/xlsx'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openScenario, submit } from '#app/assessments/scenario.test-support.ts'
import { createAssessment, createSupplier } from '#db/factories/index.ts'
import { events } from '#db/schema/index.ts'
import { groupOf, sectionsOf, type Classification, type ClassificationLine } from './classification.ts'
import { classificationPdf } from './draw-pdf.server.ts'
import { classificationXlsx } from './draw-sheet.server.ts'
import { findClassification } from './find-classification.server.ts'
import type { FontFacts } from '../pdf/fit-text.ts'
import { readCoverage } from '../pdf/font-coverage.server.ts'
import { layOut, PAGE, type PlacedBlock } from './layout.ts'
import { classificationResponse } from './respond.server.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const ZH = { locale: 'zh-CN' } as const
const FONTS: FontFacts = {
  has: (_, code) => code !== 0x20bb7,
  width: (_, sign) => (sign > '\u2000' ? 1 : 0.5),
}

test.each([
  ['published', 'A', 'A'],
  ['verified', 'D', 'D'],
  ['under-review', 'B', 'in-review'],
  ['submitted', null, 'in-review'],
  ['returned', null, 'in-review'],
  ['published', null, 'in-review'],
  ['invited', null, 'waiting'],
  ['in-progress', null, 'waiting'],
  ['no-response', null, 'no-response'],
  ['exempt', null, 'exempt'],
] as const)('%s with the grade %s stands in the group %s', (state, verifiedGrade, group) =>
  expect(groupOf({ state, verifiedGrade })).toBe(group),
)

test('every supplier of the campaign is in the summary once, with the rate and what limits its grade', async () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  const { db, campaign, reviewer: actor } = scenario
  createAssessment(
    db,
    { campaign, supplier: createSupplier(db) },
    { state: 'exempt', exemptReason: '无供货' },
  )
  createAssessment(db, { campaign, supplier: createSupplier(db) }, { state: 'no-response' })
  const graded = { state: 'published', verifiedScore: 91.2, verifiedGrade: 'A' } as const
  createAssessment(db, { campaign, supplier: createSupplier(db) }, { ...graded, firstSubmittedAt: NOW })
  const asked = { actor, campaignId: campaign.id, now: NOW, locale: 'zh-CN' } as const
  const outcome = await findClassification(db, asked)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  const { classification } = outcome
  expect(classification.rate).toMatchObject({ replied: 2, expected: 3 })
  expect(classification.sections.map(({ group, lines }) => [group, lines.length])).toEqual([
    ['A', 1],
    ['B', 0],
    ['C', 0],
    ['D', 0],
    ['in-review', 1],
    ['no-response', 1],
    ['exempt', 1],
  ])
  expect(classification.sections.at(-1)?.lines[0]?.remarks).toEqual(['无供货'])
  expect(classification.sections[0]?.meanScore).toBe(91.2)
  const stranger = await findClassification(db, { ...asked, actor: scenario.owner })
  expect(stranger).toEqual({ ok: false, refusal: { code: 'not-found' } })
})

test('no page is overfull, every page repeats the titles, and all suppliers come in order', () => {
  const { pages } = laidOut(paperOf(400))
  for (const page of pages)
    for (const { y, height } of page) expect(y + height).toBeLessThanOrEqual(PAGE.height - PAGE.bottom)
  for (const page of pages.slice(1, -1)) expect(page[0]?.kind).toBe('columns')
  for (const page of pages) expect(page.at(-1)?.kind).not.toBe('group')
  const rows = pages.flat().filter(({ kind }) => kind === 'row')
  expect(rows.map(row => wordsOf(row).split(' ')[0])).toEqual(
    Array.from({ length: 400 }, (_, at) => `${at + 1}`),
  )
})

test('the signatures stand on the page of the total, however full the pages before are', () => {
  for (let count = 1; count < 60; count++) {
    const kinds = laidOut(paperOf(count))
      .pages.at(-1)
      ?.map(({ kind }) => kind)
    expect(kinds?.slice(-2)).toEqual(['total', 'signatures'])
  }
})

test('a character that no font has is written by its code and reported at the end', () => {
  const { pages, missing } = laidOut(paperOf(1, { name: '𠮷田精密' }))
  const blocks = pages.flat()
  expect(missing).toEqual(['[U+20BB7]'])
  expect(wordsOf(blocks.find(({ kind }) => kind === 'row'))).toContain('[U+20BB7]田精密')
  expect(blocks.at(-1)?.kind).toBe('note')
  expect(wordsOf(blocks.at(-1))).toContain('[U+20BB7]')
})

test('the paper is a tagged PDF in the language of its reader', async () => {
  const pdf = (await classificationPdf(paperOf(60), ZH)).toString('latin1')
  expect(pdf.startsWith('%PDF-1.7')).toBe(true)
  expect(pdf).toContain('/Lang (zh-CN)')
  expect(pdf).toMatch(/\/Marked true/)
  expect(pdf).toMatch(/\/DisplayDocTitle true/)
  expect(pdf.match(/\/S \/TR\b/g)?.length).toBeGreaterThan(60)
  const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0
  expect(pages).toBeGreaterThan(1)
  expect(pdf).toMatch(new RegExp(`/Type /Pages\\s*/Count ${pages}\\b`))
})

test('the sheet has the same lines as the paper', async () => {
  const { sheets } = await readXlsx(await classificationXlsx(paperOf(3, { name: '=1+1' }), ZH))
  const rows = sheets[0]?.rows ?? []
  expect(rows[0]?.[0]).toBe('供应商分类汇总表')
  const lines = rows.filter(row => typeof row[0] === 'number')
  expect(lines.map(row => [row[0], row[1], row[2], row[5], row[6]])).toEqual([
    [1, 'S-1', '=1+1', 91.2, 'A'],
    [2, 'S-2', '=1+1', 91.2, 'A'],
    [3, 'S-3', '=1+1', 91.2, 'A'],
  ])
})

test('inside a grade the highest score comes first; equal scores stay in their order', () => {
  const lines = [86, 97.5, 91, 97.5].flatMap((score, at) =>
    paperOf(1, { score, code: `S-${at}` }).sections.flatMap(section =>
      section.lines.map(line => ({ group: section.group, line })),
    ),
  )
  expect(sectionsOf(lines)[0]?.lines.map(({ code }) => code)).toEqual(['S-1', 'S-3', 'S-2', 'S-0'])
})

test('the fonts cover what names are written with', () => {
  const regular = readCoverage(path.resolve('app/reports/fonts/NotoSansSC-Regular.ttf'))
  const bold = readCoverage(path.resolve('app/reports/fonts/NotoSansSC-Bold.ttf'))
  for (const sign of 'Aé0。，（）≥·–—“”龘喆堃镕丨') expect(regular(sign.codePointAt(0) ?? 0), sign).toBe(true)
  expect(bold('汇'.codePointAt(0) ?? 0)).toBe(true)
  expect(bold('龘'.codePointAt(0) ?? 0)).toBe(false)
  expect(regular(0x20bb7)).toBe(false)
})

test('the file is an event, and is not there for who may not see the campaign', async () => {
  const { db, campaign, reviewer, owner } = openScenario()
  const asked = { campaignId: campaign.id, format: 'pdf', locale: 'zh-CN', nonce: 'n' } as const
  const response = await classificationResponse(db, { actor: reviewer, now: NOW, ip: null }, asked)
  expect(response.headers.get('Content-Type')).toBe('application/pdf')
  expect(response.headers.get('Content-Disposition')).toContain(encodeURIComponent('供应商分类汇总表_'))
  const recorded = db
    .select()
    .from(events)
    .all()
    .filter(({ type }) => type === 'table.exported')
  expect(recorded.map(({ data }) => [data.table, data.format, data.rows])).toEqual([
    ['classification', 'pdf', 1],
  ])
  expect((await classificationResponse(db, { actor: owner, now: NOW, ip: null }, asked)).status).toBe(404)
})

function laidOut(paper: Classification) {
  const steps = layOut(paper, FONTS, ZH)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function wordsOf(block: PlacedBlock | undefined) {
  const lines = block?.cells.flatMap(({ texts }) =>
    texts.map(({ line }) => line.map(run => run.text).join('')),
  )
  return (lines ?? []).join(' ')
}

function paperOf(count: number, given: Partial<ClassificationLine> = {}): Classification {
  const lines = Array.from({ length: count }, (_, at) => ({
    group: at < count * 0.7 ? ('A' as const) : ('no-response' as const),
    line: {
      code: `S-${at + 1}`,
      name: '示例精密制造有限公司',
      category: 'packaging' as const,
      supplierClass: 2 as const,
      score: 91.2,
      grade: 'A' as const,
      findings: at % 7 === 0 ? ['SOC-02 存在未整改的重大安全隐患', 'ENV-01 环保处罚尚未了结'] : [],
      remarks: [],
      ...given,
    },
  }))
  return {
    organisation: '示例集团',
    campaign: '2026年度评估',
    questionnaireVersion: '2026.1',
    policyVersion: '2026.1',
    thresholds: { A: 85, B: 70, C: 60 },
    rate: { replied: count, expected: count, percent: 100 },
    population: count,
    isFinal: true,
    printedAt: NOW,
    sections: sectionsOf(lines),
  }
}

import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { outlineOf, referencesOf } from './text-outline.ts'
import { AGREEMENT_KINDS, SIGNING_PARTIES } from './vocabulary.ts'

const FOLDER = path.resolve('db/content/agreements')
const FIELDS = ['hotline', 'mailbox', 'organisation_en', 'organisation_zh', 'report_url']
const CODES = fs.readdirSync(FOLDER).sort()

test('a text is shipped for every kind of agreement', () => {
  expect(CODES).toEqual([...AGREEMENT_KINDS].sort())
})

describe.each(CODES)('%s', code => {
  const { head, zh, en } = read(code)

  test('says what it is', () => {
    expect(head).toMatchObject({ code, kind: code })
    expect(SIGNING_PARTIES).toContain(head.parties)
  })

  test('both languages have the same clauses, counted without a gap', () => {
    expect(outlineOf(en)).toEqual(outlineOf(zh))
    expect(outlineOf(zh).filter(isNumbered)).toEqual(countedWithoutGap(outlineOf(zh)))
  })

  test('both languages refer to the same clauses, and these exist', () => {
    expect(referencesOf(en)).toEqual(referencesOf(zh))
    expect(outlineOf(zh)).toEqual(expect.arrayContaining(referencesOf(zh)))
  })

  test('both languages name the same fields, and none that an installation cannot fill in', () => {
    expect(fieldsIn(en)).toEqual(fieldsIn(zh))
    expect(FIELDS).toEqual(expect.arrayContaining(fieldsIn(zh)))
    expect(fieldsIn(zh)).toEqual(expect.arrayContaining(['organisation_en', 'organisation_zh']))
  })

  test('the term in the text is the term of the version', () => {
    expect(zh).toContain(`有效期${head.termMonths}个月`)
    expect(en).toMatch(new RegExp(`valid for ${head.termMonths} months`))
  })

  test('says that the Chinese text prevails and under which law it is signed', () => {
    for (const text of [zh, head.consent['zh-CN']]) expect(text).toMatch(/以中文为准/)
    for (const text of [en, head.consent.en]) expect(text).toMatch(/the Chinese text prevails/)
    for (const text of [zh, head.consent['zh-CN']])
      expect(text).toMatch(/《中华人民共和国电子签名法》第十三条/)
    for (const text of [en, head.consent.en]) expect(text).toMatch(/Articles? 13 .*Electronic Signature Law/)
  })

  test('claims no more of the signature than it is', () => {
    for (const text of [zh, en, ...Object.values(head.consent)])
      expect(text).not.toMatch(
        /\bCA\b|qualified electronic|certified signature|电子认证|数字证书|合格电子签名/i,
      )
  })

  test('is plain text: headings, paragraphs, lists, tables', () => {
    for (const text of [zh, en]) {
      expect(text).not.toMatch(/[<>`*_\\[\]](?<!\{\{[a-z]+_)/)
      expect(text).not.toMatch(/^( |#[^#]|###|- )/m)
    }
  })

  test('the Chinese is set with Chinese punctuation, the English without', () => {
    expect(zh).not.toMatch(/[\u4e00-\u9fff][,;:?!()]/)
    expect(en.replaceAll(/[{}]/g, '')).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
  })
})

test('the co-building agreement has its nineteen clauses and three annexes', () => {
  const parts = outlineOf(read('integrity-co-building').zh).filter(part => /^(\d+|[A-Z])$/.test(part))
  expect(parts).toEqual([...Array.from({ length: 19 }, (_, index) => String(index + 1)), 'A', 'B', 'C'])
})

type Head = {
  code: string
  kind: string
  parties: string
  consent: { 'zh-CN': string; en: string }
  termMonths: number
}

function read(code: string) {
  const file = (name: string) => fs.readFileSync(path.join(FOLDER, code, name), 'utf8')
  return { head: parse(file('agreement.yaml')) as Head, zh: file('zh-CN.md'), en: file('en.md') }
}

function fieldsIn(text: string) {
  return [...new Set([...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name))].sort()
}

function isNumbered(part: string) {
  return /^\d+(\.\d+)?$/.test(part)
}

/** The clauses and sub-clauses that there should be, when as many are counted from 1. */
function countedWithoutGap(outline: string[]) {
  const clauses = outline.filter(part => /^\d+$/.test(part))
  return clauses.flatMap((clause, index) => {
    const count = outline.filter(part => part.startsWith(`${clause}.`) && isNumbered(part)).length
    return [index + 1, ...Array.from({ length: count }, (_, sub) => `${index + 1}.${sub + 1}`)].map(String)
  })
}

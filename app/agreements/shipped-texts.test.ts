import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadAgreement, loadAgreements } from './load-content.server.ts'
import { fieldsOf } from './text-fields.ts'
import { outlineOf, referencesOf } from './text-outline.ts'
import { AGREEMENT_KINDS } from './vocabulary.ts'

const FOLDER = path.resolve('db/content/agreements')

test('a text is shipped for every kind of agreement', () => {
  const shipped = loadAgreements(FOLDER)
  expect(shipped.map(({ code }) => code)).toEqual([...AGREEMENT_KINDS].sort())
  expect(shipped.map(({ kind }) => kind)).toEqual(shipped.map(({ code }) => code))
})

test('the co-building agreement has its nineteen clauses and three annexes', () => {
  const { text } = loadAgreement(path.join(FOLDER, 'integrity-co-building'))
  const parts = outlineOf(text.bodyZh).filter(part => /^(\d+|[A-Z])$/.test(part))
  expect(parts).toEqual([...Array.from({ length: 19 }, (_, index) => String(index + 1)), 'A', 'B', 'C'])
})

describe.each([...AGREEMENT_KINDS])('%s', code => {
  const { text, termMonths } = loadAgreement(path.join(FOLDER, code))
  const { bodyZh, bodyEn, consentZh, consentEn } = text

  test('both languages have the same numbers, counted without a gap', () => {
    expect(outlineOf(bodyEn)).toEqual(outlineOf(bodyZh))
    expect(outlineOf(bodyZh).filter(isNumbered)).toEqual(countedWithoutGap(outlineOf(bodyZh)))
  })

  test('both languages refer to the same clauses', () => {
    expect(referencesOf(bodyEn)).toEqual(referencesOf(bodyZh))
  })

  test('both languages name the same fields, the organisation among them', () => {
    const zh = fieldsOf({ ...text, bodyEn: '' }).fields.sort()
    expect(fieldsOf({ ...text, bodyZh: '' }).fields.sort()).toEqual(zh)
    expect(zh).toEqual(expect.arrayContaining(['organisation_en', 'organisation_zh']))
  })

  test('the term in the text is the term of the version', () => {
    expect(bodyZh).toContain(`有效期${termMonths}个月`)
    expect(bodyEn).toContain(`valid for ${termMonths} months`)
  })

  test('text and consent say that the Chinese prevails, and under which law they are signed', () => {
    for (const zh of [bodyZh, consentZh]) {
      expect(zh).toContain('以中文为准')
      expect(zh).toContain('《中华人民共和国电子签名法》第十三条')
    }
    for (const en of [bodyEn, consentEn]) {
      expect(en).toContain('the Chinese text prevails')
      expect(en).toMatch(/Articles? 13 .*Electronic Signature Law/)
    }
  })

  test('the consent names the clause on electronic signature by its heading', () => {
    const [, zh = ''] = /“(.+)”一条/.exec(consentZh) ?? []
    const [, en = ''] = /the clause "([^"]+)"/.exec(consentEn) ?? []
    expect(bodyZh).toMatch(new RegExp(`^## 第.+条 ${zh}$`, 'm'))
    expect(bodyEn).toMatch(new RegExp(`^## Clause \\d+ ${en.replace(/,$/, '')}$`, 'm'))
  })

  test('claims no more of the signature than it is', () => {
    for (const each of Object.values(text))
      expect(each).not.toMatch(
        /\bCA\b|qualified electronic|certified signature|电子认证|数字证书|合格电子签名/i,
      )
  })

  test('is made of headings, paragraphs, lists and tables alone', () => {
    for (const body of [bodyZh, bodyEn]) {
      expect(body.replace(/\{\{[a-z_]+\}\}/g, '')).not.toMatch(/[<>`*_\\[\]]/)
      expect(body).not.toMatch(/^( |#[^#]|###|- )/m)
    }
  })

  test('each language has its own punctuation', () => {
    expect(bodyZh).not.toMatch(/[\u4e00-\u9fff][,;:?!()]/)
    expect(bodyEn).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
  })
})

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

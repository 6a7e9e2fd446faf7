import { expect, test } from 'vitest'
import { splitList } from './cell-text.ts'
import { directoryOf, findOwners, findSites } from './directory.ts'

const directory = directoryOf(
  [
    site('SZ', '苏州工厂', 'Suzhou plant'),
    site('SZ-2', '苏州二厂', 'Suzhou plant, phase 2'),
    site('XM-1', '厦门厂', 'Xiamen'),
    site('XM1', '厦门仓', 'Xiamen'),
    site('OLD', '苏州工厂', 'Old plant', true),
  ],
  [
    { id: 'a', name: '林悦', email: 'lin@buyer.example', isGone: false },
    { id: 'b', name: '王 敏', email: 'wang1@buyer.example', isGone: false },
    { id: 'c', name: '王敏', email: 'wang2@buyer.example', isGone: true },
  ],
)

function site(code: string, nameZh: string, nameEn: string, isGone = false) {
  return { id: code, code, nameZh, nameEn, isGone }
}

test.each([
  ['SZ', ['SZ']],
  ['苏州工厂', ['SZ']],
  ['suzhou  PLANT', ['SZ']],
  ['SZ 苏州工厂', ['SZ']],
  ['SZ 苏州工厂、XM-1 厦门厂', ['SZ', 'XM-1']],
  ['SZ，XM1,OLD；SZ-2;苏州二厂', ['SZ', 'XM1', 'OLD', 'SZ-2']],
  ['SZ Suzhou plant, SZ-2 Suzhou plant, phase 2, XM-1 Xiamen', ['SZ', 'SZ-2', 'XM-1']],
  ['xm-1', ['XM-1']],
  ['ＸＭ１', ['XM1']],
  ['SZ、SZ', ['SZ']],
])('%j names the sites %j', (text, ids) => {
  const found = findSites(splitList(text), directory)
  expect(found.ok && found.sites.map(({ id }) => id)).toEqual(ids)
})

test.each([
  ['北京工厂', 'unknown-site'],
  ['、', 'unknown-site'],
  ['SZ、北京工厂', 'unknown-site'],
  ['phase 2', 'unknown-site'],
  ['Xiamen', 'ambiguous-site'],
  ['SZ、Xiamen', 'ambiguous-site'],
])('%j is refused: %s', (text, why) => {
  expect(findSites(splitList(text), directory)).toEqual({ ok: false, why })
})

test.each([
  ['林悦', ['a']],
  ['LIN@buyer.example', ['a']],
  ['王敏', ['b', 'c']],
  ['wang2@buyer.example', ['c']],
  ['李娜', []],
])('%j may mean %j', (text, ids) => {
  expect(findOwners(text, directory).map(({ id }) => id)).toEqual(ids)
})

import { expect, test } from 'vitest'
import { isSamePlace, placeName, regionOfPlace } from './place-names.ts'

test.each([
  ['江苏', 'Jiangsu'],
  ['江苏省', 'Jiangsu'],
  ['内蒙古自治区', 'Inner Mongolia'],
  ['新疆维吾尔自治区', 'Xinjiang'],
  ['中国香港', 'Hong Kong'],
  ['日本', 'Japan'],
  ['印尼', 'Indonesia'],
])('%s is %s on an English page', (place, expected) => {
  expect(placeName(place, 'en')).toBe(expected)
})

test.each([
  ['Fujian Province', '福建'],
  ['viet nam', '越南'],
  ['Republic of Korea', '韩国'],
  ['South Africa', '南非'],
])('%s is %s on a Chinese page', (place, expected) => {
  expect(placeName(place, 'zh-CN')).toBe(expected)
})

test('what is in the language already, or is no known place, stands as it was typed', () => {
  expect(placeName('江苏省', 'zh-CN')).toBe('江苏省')
  expect(placeName('UK', 'en')).toBe('UK')
  expect(placeName('某岛', 'en')).toBe('某岛')
  expect(placeName('Somewhere', 'zh-CN')).toBe('Somewhere')
})

test.each([
  ['江苏', 'mainland'],
  ['江苏省', 'mainland'],
  ['北京市', 'mainland'],
  ['内蒙', 'mainland'],
  ['内蒙古自治区', 'mainland'],
  ['广西壮族自治区', 'mainland'],
  ['新疆维吾尔自治区', 'mainland'],
  ['宁夏回族自治区', 'mainland'],
  ['JIANGSU', 'mainland'],
  ['Fujian Province', 'mainland'],
  ['Beijing Municipality', 'mainland'],
  ['Inner Mongolia Autonomous Region', 'mainland'],
  ['Xinjiang Uygur Autonomous Region', 'mainland'],
  ['Guangxi Zhuang Autonomous Region', 'mainland'],
  ['香港特别行政区', 'hk-macau-taiwan'],
  ['Macao', 'hk-macau-taiwan'],
  ['台湾省', 'hk-macau-taiwan'],
  ['火星省', null],
  ['省', null],
  ['日本', null],
  ['蒙古', null],
])('%s lies in %s', (place, region) => {
  expect(regionOfPlace(place)).toBe(region)
})

test.each([
  ['江苏省', 'Jiangsu', true],
  ['江苏', '江苏省', true],
  ['Viet Nam', '越南', true],
  ['某岛', '某岛', true],
  ['江苏', '江西', false],
  ['某岛', '另一岛', false],
  ['省', '市', false],
])('%s and %s are the same place: %s', (one, other, expected) => {
  expect(isSamePlace(one, other)).toBe(expected)
})

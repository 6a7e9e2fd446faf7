import { expect, test } from 'vitest'
import { placeName } from './place-names.ts'

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

import { expect, test } from 'vitest'
import { checkTexts } from './check-texts.ts'

function messagesOf(chinese: string, english = 'Text') {
  return checkTexts({ label: { 'zh-CN': chinese, en: english } }).map(problem => problem.message)
}

test.each([
  '是否获得ISO 14001环境管理体系认证？',
  '排放限值为1,000 kg，占比≥95.5%。',
  '%',
  'tCO2e',
  'ISO 45001',
  '- 营业执照\n- 排污许可证',
  '《商业伙伴廉洁共建协议书》（2026版）',
  '网址：https://portal.example.com/a?b=1',
])('takes well set Chinese: %s', chinese => {
  expect(messagesOf(chinese)).toEqual([])
})

test.each([
  ['请填写,谢谢', 'half-width ","'],
  ['请填写.', 'half-width "."'],
  ['是否建立制度?', 'half-width "?"'],
  ['证书(复印件）', 'half-width "("'],
  ['ISO 14001,环境', 'half-width ","'],
  ['说明:见下', 'half-width ":"'],
  ['已签署"协议"', 'half-width """'],
  ['获得 ISO 14001', 'space beside a Chinese character'],
  ['ISO 14001 认证', 'space beside a Chinese character'],
  ['折行产生的 空格', 'space beside a Chinese character'],
  [' 说明', 'space at the start or the end'],
  ['说明 ', 'space at the start or the end'],
  ['说明待补充', 'left over from a draft'],
  ['您好{{name}}', 'left over from a template'],
  ['Is the policy written and known to everybody', 'looks untranslated'],
])('reports in Chinese: %s', (chinese, message) => {
  expect(messagesOf(chinese).join('\n')).toContain(message)
})

test.each([
  ['Is it written？', 'full-width "？"'],
  ['Two  spaces', 'two spaces in a row'],
  ['TODO', 'left over from a draft'],
  ['是否', 'looks untranslated'],
  ['Trailing ', 'space at the start or the end'],
])('reports in English: %s', (english, message) => {
  expect(messagesOf('说明', english).join('\n')).toContain(message)
})

test('the line end of a block text is no mistake', () => {
  expect(messagesOf('第一行。\n第二行。\n', 'One.\nTwo.\n')).toEqual([])
})

test('names the place of a text and passes over everything else', () => {
  const tree = { items: [{ code: ' x ', n: 1, label: { 'zh-CN': '好', en: ' no' } }, null] }
  expect(checkTexts(tree).map(problem => problem.path)).toEqual([['items', 0, 'label', 'en']])
  expect(checkTexts('TODO')).toEqual([])
})

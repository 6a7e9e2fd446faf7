import { expect, test } from 'vitest'
import { attachmentHeader, cleanFileName, extensionOf, mediaTypeFor } from './file-kind.ts'

test.each([
  ['a\u0000b\r\n.pdf', 'ab.pdf'],
  ['', 'file'],
  ['///', 'file'],
  ['..', 'file'],
  ['a\ud800.pdf', 'a.pdf'],
  ['a"<b>.pdf', 'a__b_.pdf'],
  ['e\u0301.pdf', 'é.pdf'],
  ['x'.repeat(500), 'x'.repeat(200)],
])('%j is cleaned to %j', (raw, clean) => {
  expect(cleanFileName(raw)).toBe(clean)
})

test.each([
  ['a.PDF', 'pdf'],
  ['a.tar.gz', 'gz'],
  ['.pdf', ''],
  ['pdf', ''],
])('the ending of %s is %j', (name, ending) => {
  expect(extensionOf(name)).toBe(ending)
})

test('endings that are names of object properties are no kinds of file', () => {
  for (const name of ['constructor', '__proto__', 'toString'])
    expect(mediaTypeFor(name, 'application/pdf')).toBeNull()
})

test('a download keeps its Chinese name and cannot break out of the header', () => {
  expect(attachmentHeader('体系"证书\\(1).pdf')).toBe(
    `attachment; filename="______(1).pdf"; filename*=UTF-8''%E4%BD%93%E7%B3%BB%22%E8%AF%81%E4%B9%A6%5C%281%29.pdf`,
  )
})

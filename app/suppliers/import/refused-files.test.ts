import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { expect, test } from 'vitest'
import { imports } from '#db/schema/index.ts'
import { startImport } from './start-import.server.ts'
import { openRegister, upload, writeFile } from './imports.test-support.ts'

const OLD_EXCEL = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])

test.each([
  ['an empty file', Buffer.alloc(0), 'empty-file'],
  ['an old Excel file', OLD_EXCEL, 'old-excel'],
  [
    'a workbook behind a password',
    Buffer.concat([OLD_EXCEL, Buffer.from('EncryptedPackage', 'utf16le')]),
    'encrypted',
  ],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-table'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'not-a-table'],
  ['a web page', Buffer.from('<html><table><tr><td>编号</td></tr></table>'), 'not-a-table'],
  ['bytes that are no text', Buffer.from('80ff80ff80ff', 'hex'), 'not-a-table'],
  ['another archive', zip([{ name: 'readme.txt', content: Buffer.from('hello') }]), 'not-a-table'],
  [
    'half a workbook',
    zip([{ name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }]).subarray(0, 60),
    'broken-workbook',
  ],
  [
    'a workbook without content',
    zip([{ name: 'xl/workbook.xml', content: Buffer.from('<oops') }]),
    'broken-workbook',
  ],
  ['text without a table', Buffer.from('hello'), 'no-rows'],
  ['titles alone', Buffer.from('编号,名称\n'), 'no-rows'],
])('%s is refused with its own reason, and nothing is written', async (_, bytes, refusal) => {
  const { db, folder, by } = openRegister()
  const file = writeFile(folder, bytes)
  expect(await startImport(db, by, { file, fileName: 'x' })).toEqual({ ok: false, refusal })
  expect(db.select().from(imports).all()).toEqual([])
})

test('a workbook that would unpack to more than 50 MB is refused without unpacking it', async () => {
  const { db, folder, by } = openRegister()
  const content = Buffer.alloc(51 * 1024 * 1024, 32)
  const padding = {
    name: 'xl/media/a.bin',
    content: Buffer.from(Array.from({ length: 700_000 }, (_, at) => (at * 7919) % 251)),
    isStored: true,
  }
  const file = writeFile(folder, zip([{ name: 'xl/workbook.xml', content }, padding]))
  expect(fs.statSync(file).size).toBeLessThan(1024 * 1024)
  expect(await startImport(db, by, { file, fileName: 'bomb.xlsx' })).toEqual({
    ok: false,
    refusal: 'too-much-inside',
  })
  expect(db.select().from(imports).all()).toEqual([])
})

test('an archive whose list of contents lies about the size is refused as well', async () => {
  const { db, folder, by } = openRegister()
  const content = Buffer.alloc(60 * 1024 * 1024, 32)
  const file = writeFile(folder, zip([{ name: 'xl/workbook.xml', content, claims: 4096 }]))
  expect(await startImport(db, by, { file, fileName: 'liar.xlsx' })).toEqual({
    ok: false,
    refusal: 'broken-workbook',
  })
})

test('20,000 rows are taken, one more is refused', async () => {
  const register = openRegister()
  const rows = Array.from({ length: 20_000 }, (_, at) => `S-${at},名称${at}`)
  const file = (more: string[]) => Buffer.from(['编号,名称', ...rows, ...more].join('\n'))
  const refused = await startImport(register.db, register.by, {
    file: writeFile(register.folder, file(['S-x,名称'])),
    fileName: 'x.csv',
  })
  expect(refused).toEqual({ ok: false, refusal: 'too-many-rows' })
  expect(await upload(register, file([]))).toMatchObject({ state: 'mapped', total: 20_000 })
})

test('a table of more than 100 columns is refused', async () => {
  const { db, folder, by } = openRegister()
  const titles = ['编号', '名称', ...Array.from({ length: 99 }, (_, at) => `c${at}`)].join(',')
  const file = writeFile(folder, `${titles}\n${titles.replaceAll('c', 'v')}\n`)
  expect(await startImport(db, by, { file, fileName: 'x.csv' })).toEqual({
    ok: false,
    refusal: 'too-many-columns',
  })
})

type Part = { name: string; content: Buffer; isStored?: boolean; claims?: number }

/** A small zip archive; `claims` is what its list of contents says the part unpacks to. */
function zip(parts: Part[]) {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, content, isStored = false, claims } of parts) {
    const packed = isStored ? content : zlib.deflateRawSync(content)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(isStored ? 0 : 8, 4)
    facts.writeUInt32LE(zlib.crc32(content), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(claims ?? content.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, Buffer.from(name), packed)
    entries.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, tail, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

test('the files that the threads run are where the server looks for them', () => {
  for (const name of ['spreadsheet-worker.mjs', 'workbook-worker.mjs'])
    expect(fs.existsSync(path.resolve('app/suppliers/import', name))).toBe(true)
})

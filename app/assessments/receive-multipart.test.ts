import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { log } from '#app/server/log.server.ts'
import { evidencePath, openEvidence, prepareUploads } from './evidence-store.server.ts'
import { jpegBytes, officeBytes, oldOfficeBytes, pdfBytes, pngBytes, zipBytes } from './files.test-support.ts'
import {
  receiveMultipart,
  MAX_FILES_PER_REQUEST,
  MAX_TEXT_BYTES,
  type ReceivedForm,
} from './receive-multipart.server.ts'

log.level = 'silent'
const MAX_FILE_BYTES = 200_000

function openUploads() {
  const uploadsFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'uploads-test-'))
  onTestFinished(() => fs.rmSync(uploadsFolder, { recursive: true, force: true }))
  return uploadsFolder
}

type Part = { name: string; bytes: Buffer; field?: string }

function post(uploadsFolder: string, files: Part[], fields: Record<string, string> = {}) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const { name, bytes, field = 'file' } of files)
    body.append(field, new File([new Uint8Array(bytes)], name))
  const request = new Request('https://portal.example/upload', { method: 'POST', body })
  return receiveMultipart(request, { uploadsFolder, maxFileBytes: MAX_FILE_BYTES })
}

async function outcomeOf(name: string, bytes: Buffer) {
  const { files } = await post(openUploads(), [{ name, bytes }])
  const [file] = files
  return file && 'stored' in file ? file.stored.mediaType : file?.problem
}

function leftovers(uploadsFolder: string) {
  return fs.readdirSync(path.join(uploadsFolder, 'incoming'))
}

function allFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name)
}

test('a file can be cleaned before it is stored; one that cannot be read then is refused', async () => {
  const uploadsFolder = openUploads()
  const body = new FormData()
  body.append('file', new File([new Uint8Array(jpegBytes())], 'one.jpg'))
  const postWith = (clean: (bytes: Buffer, mediaType: string) => Buffer | null) => {
    const request = new Request('https://portal.example/upload', { method: 'POST', body })
    return receiveMultipart(request, { uploadsFolder, maxFileBytes: MAX_FILE_BYTES, clean })
  }
  const { files } = await postWith((_, mediaType) => Buffer.from(`clean ${mediaType}`))
  const sha256 = createHash('sha256').update('clean image/jpeg').digest('hex')
  expect(files).toMatchObject([{ stored: { sha256, sizeBytes: 16, mediaType: 'image/jpeg' } }])
  expect(fs.readFileSync(evidencePath(uploadsFolder, sha256), 'utf8')).toBe('clean image/jpeg')
  expect((await postWith(() => null)).files).toMatchObject([{ problem: 'content-mismatch' }])
  expect([leftovers(uploadsFolder), allFiles(uploadsFolder)]).toEqual([[], [sha256]])
})

test('a file is stored under its SHA-256 with its bytes unchanged, and nothing is left behind', async () => {
  const uploadsFolder = openUploads()
  const bytes = pdfBytes('体系证书')
  const { fields, files } = await post(uploadsFolder, [{ name: '体系证书.pdf', bytes }], {
    itemCode: 'GOV-01',
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(fields).toEqual([['itemCode', 'GOV-01']])
  const stored = { fileName: '体系证书.pdf', sha256, mediaType: 'application/pdf', sizeBytes: bytes.length }
  expect(files).toEqual([{ fieldName: 'file', fileName: '体系证书.pdf', stored }])
  expect(fs.readFileSync(evidencePath(uploadsFolder, sha256))).toEqual(bytes)
  expect(leftovers(uploadsFolder)).toEqual([])
})

test.each([
  ['a.pdf', pdfBytes(), 'application/pdf'],
  ['A.PNG', pngBytes(), 'image/png'],
  ['a.jpg', jpegBytes(), 'image/jpeg'],
  ['a.jpeg', jpegBytes(), 'image/jpeg'],
  ['a.docx', officeBytes('docx'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a.xlsx', officeBytes('xlsx'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['a.doc', oldOfficeBytes(), 'application/msword'],
  ['a.xls', oldOfficeBytes(), 'application/vnd.ms-excel'],
  ['page.html', Buffer.from('<script>alert(1)</script>'), 'type-not-allowed'],
  ['drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'type-not-allowed'],
  ['archive.zip', zipBytes([{ name: 'a.txt', data: Buffer.from('a') }]), 'type-not-allowed'],
  ['invoice.pdf.exe', Buffer.from('MZ'), 'type-not-allowed'],
  ['no-ending', pdfBytes(), 'type-not-allowed'],
  ['program.pdf', Buffer.from('MZ and so on'), 'content-mismatch'],
  ['page.pdf', Buffer.from('<html><script>alert(1)</script>'), 'content-mismatch'],
  ['picture.pdf', pngBytes(), 'content-mismatch'],
  ['polyglot.docx', Buffer.concat([jpegBytes(), officeBytes('docx')]), 'unsafe-archive'],
  ['renamed.docx', zipBytes([{ name: 'a.txt', data: Buffer.from('a') }]), 'content-mismatch'],
  ['macro.docx', officeBytes('docm'), 'content-mismatch'],
  ['sheet.docx', officeBytes('xlsx'), 'content-mismatch'],
  ['not-a-zip.docx', pdfBytes(), 'content-mismatch'],
  ['empty.pdf', Buffer.alloc(0), 'empty'],
])('%s is judged by name and content', async (name, bytes, outcome) => {
  expect(await outcomeOf(name, bytes)).toBe(outcome)
})

test('an office file that would unpack to far more than it is, is refused unopened', async () => {
  const packed = officeBytes('docx', [{ name: 'bomb.xml', data: Buffer.alloc(20_000_000) }])
  expect(await outcomeOf('bomb.docx', packed)).toBe('unsafe-archive')
  const claiming = officeBytes('docx', [{ name: 'big.xml', data: Buffer.from('x'), claimedSize: 0xfffffffe }])
  expect(await outcomeOf('claim.docx', claiming)).toBe('unsafe-archive')
  const entries = Array.from({ length: 2001 }, (_, index) => ({ name: `${index}`, data: Buffer.from('') }))
  expect(await outcomeOf('many.docx', officeBytes('docx', entries))).toBe('unsafe-archive')
})

test('a file of exactly the allowed size is taken, one byte more is not, and what stands behind it still is', async () => {
  const uploadsFolder = openUploads()
  const exact = Buffer.concat([pdfBytes(), Buffer.alloc(MAX_FILE_BYTES - pdfBytes().length)])
  const { files, fields } = await post(
    uploadsFolder,
    [
      { name: 'exact.pdf', bytes: exact },
      { name: 'larger.pdf', bytes: Buffer.concat([exact, Buffer.alloc(1)]) },
      { name: 'much-larger.pdf', bytes: Buffer.concat([exact, Buffer.alloc(300_000)]) },
      { name: 'small.pdf', bytes: pdfBytes() },
    ],
    { itemCode: 'GOV-01' },
  )
  expect(files.map(file => ('problem' in file ? file.problem : 'stored'))).toEqual([
    'stored',
    'too-large',
    'too-large',
    'stored',
  ])
  expect(fields).toHaveLength(1)
  expect(leftovers(uploadsFolder)).toEqual([])
  expect(allFiles(uploadsFolder)).toHaveLength(2)
})

test('a request larger than ten files is refused before it is read', async () => {
  const uploadsFolder = openUploads()
  const files = Array.from({ length: 12 }, (_, index) => ({
    name: `${index}.pdf`,
    bytes: Buffer.concat([pdfBytes(), Buffer.alloc(190_000)]),
  }))
  expect(await post(uploadsFolder, files)).toEqual({ fields: [], files: [], problem: 'too-large' })
})

test('at most twenty files of one request are taken; empty file inputs do not count', async () => {
  const uploadsFolder = openUploads()
  const real = Array.from({ length: MAX_FILES_PER_REQUEST + 1 }, (_, index) => ({
    name: `${index}.pdf`,
    bytes: pdfBytes(`${index}`),
  }))
  const empty = Array.from({ length: 10 }, () => ({
    name: '',
    bytes: Buffer.alloc(0),
    field: 'GOV-01.evidence',
  }))
  const { files, problem } = await post(uploadsFolder, [...empty, ...real])
  expect(problem).toBeNull()
  expect(files.map(file => ('problem' in file ? file.problem : 'stored'))).toEqual([
    ...Array<string>(20).fill('stored'),
    'too-many-files',
  ])
})

test.each([
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\me\\证书.pdf', '证书.pdf'],
  ['ab\u202egnp.pdf', 'abgnp.pdf'],
  ['...hidden.pdf', 'hidden.pdf'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
])('the name %s is kept as %s', async (name, kept) => {
  const uploadsFolder = openUploads()
  const { files } = await post(uploadsFolder, [{ name, bytes: pdfBytes() }])
  expect(files[0]?.fileName).toBe(kept)
  expect(allFiles(uploadsFolder)).toEqual([createHash('sha256').update(pdfBytes()).digest('hex')])
})

test('the same bytes twice are one stored file', async () => {
  const uploadsFolder = openUploads()
  await post(uploadsFolder, [{ name: 'a.pdf', bytes: pdfBytes() }])
  await post(uploadsFolder, [{ name: 'b.pdf', bytes: pdfBytes() }])
  expect(allFiles(uploadsFolder)).toHaveLength(1)
})

test('a body that is no form, or breaks off, is malformed and leaves nothing', async () => {
  const uploadsFolder = openUploads()
  const options = { uploadsFolder, maxFileBytes: MAX_FILE_BYTES }
  const bodies = [
    { type: 'application/json', body: '{}' },
    { type: 'multipart/form-data', body: 'no boundary' },
    {
      type: 'multipart/form-data; boundary=x',
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4',
    },
  ]
  for (const { type, body } of bodies) {
    const request = new Request('https://portal.example/', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type },
    })
    expect(await receiveMultipart(request, options)).toEqual({ fields: [], files: [], problem: 'malformed' })
  }
  expect(leftovers(uploadsFolder)).toEqual([])
})

test('a store that cannot be written is a problem of the file, not of the server', async () => {
  const uploadsFolder = openUploads()
  fs.writeFileSync(
    path.join(uploadsFolder, createHash('sha256').update(pdfBytes()).digest('hex').slice(0, 2)),
    'in the way',
  )
  const { files } = await post(uploadsFolder, [{ name: 'a.pdf', bytes: pdfBytes() }])
  expect(files).toMatchObject([{ problem: 'not-stored' }])
  expect(leftovers(uploadsFolder)).toEqual([])
})

test('a Node request is read as well, and a client that goes away leaves nothing', async () => {
  const uploadsFolder = openUploads()
  const received: Promise<ReceivedForm>[] = []
  const server = http.createServer((request, response) => {
    const reading = receiveMultipart(request, { uploadsFolder, maxFileBytes: MAX_FILE_BYTES })
    received.push(reading)
    void reading.then(form => response.end(JSON.stringify(form.files)))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as net.AddressInfo
  const body = new FormData()
  body.append('file', new File([new Uint8Array(pdfBytes())], '证书.pdf'))
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body })
  expect(await response.json()).toMatchObject([
    { fileName: '证书.pdf', stored: { mediaType: 'application/pdf' } },
  ])

  const socket = net.connect(port, '127.0.0.1')
  const head =
    '--x\r\nContent-Disposition: form-data; name="file"; filename="b.pdf"\r\n\r\n%PDF-1.4 half a file'
  socket.write(
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000\r\n\r\n${head}`,
  )
  await expect.poll(() => leftovers(uploadsFolder).length).toBe(1)
  socket.destroy()
  await expect.poll(() => received.length).toBe(2)
  expect(await received[1]).toEqual({ fields: [], files: [], problem: 'malformed' })
  expect(leftovers(uploadsFolder)).toEqual([])
})

test('a start removes what a crash left half received, and only that', async () => {
  const uploadsFolder = openUploads()
  await post(uploadsFolder, [{ name: 'a.pdf', bytes: pdfBytes() }])
  fs.writeFileSync(path.join(uploadsFolder, 'incoming', 'half'), '%PDF')
  prepareUploads(uploadsFolder)
  expect(leftovers(uploadsFolder)).toEqual([])
  expect(allFiles(uploadsFolder)).toHaveLength(1)
})

test('a file missing from the disk is not there', async () => {
  expect(await openEvidence(openUploads(), 'a'.repeat(64))).toBeNull()
})

test('text fields are bounded together', async () => {
  const line = 'x'.repeat(32 * 1024 - 1)
  const textsOf = (bytes: number) =>
    Object.fromEntries(Array.from({ length: Math.floor(bytes / line.length) }, (_, at) => [`f${at}`, line]))
  const uploadsFolder = openUploads()
  const postTexts = (bytes: number) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(textsOf(bytes))) body.append(name, value)
    const request = new Request('https://portal.example/upload', { method: 'POST', body })
    return receiveMultipart(request, { uploadsFolder, maxFileBytes: 10 * MAX_TEXT_BYTES })
  }
  expect(await postTexts(MAX_TEXT_BYTES - 2 * line.length)).toMatchObject({ problem: null })
  expect(await postTexts(MAX_TEXT_BYTES + 2 * line.length)).toEqual({
    fields: [],
    files: [],
    problem: 'too-large',
  })
})

test('a disk that takes no file does not hold up the request: the file is refused, the rest is read', async () => {
  const uploadsFolder = openUploads()
  const body = new FormData()
  body.append('file', new File([new Uint8Array(150_000)], 'a.pdf'))
  body.append('after', 'still read')
  const request = new Request('https://portal.example/upload', { method: 'POST', body })
  const { fields, files } = await receiveMultipart(request, {
    uploadsFolder,
    maxFileBytes: MAX_FILE_BYTES,
    roomFor: () => {
      fs.rmSync(path.join(uploadsFolder, 'incoming'), { recursive: true })
      return 1
    },
  })
  expect(files).toEqual([{ fieldName: 'file', fileName: 'a.pdf', problem: 'not-stored' }])
  expect(fields).toEqual([['after', 'still read']])
})

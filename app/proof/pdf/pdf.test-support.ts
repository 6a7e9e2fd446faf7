import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import { afterAll } from 'vitest'
import type { Signer } from './signer.server.ts'

/** Removed when the file's tests have ended. */
export function emptyFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-proof-'))
  folders.push(folder)
  return folder
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

export async function plainPdf(): Promise<Buffer> {
  const doc = new PDFDocument({ pdfVersion: '1.7', tagged: true, info: { CreationDate: new Date(0) } })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const isDone = new Promise(resolve => doc.once('end', resolve))
  doc.text('An agreement')
  doc.end()
  await isDone
  return Buffer.concat(chunks)
}

/** What poppler says of a signed PDF when it trusts the certificate, and whether qpdf finds it in order. */
export function judge(pdf: Buffer, { certificate }: Pick<Signer, 'certificate'>) {
  const folder = emptyFolder()
  const run = (command: string, ...words: string[]) =>
    execFileSync(command, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  fs.writeFileSync(path.join(folder, 'x.pdf'), pdf)
  fs.writeFileSync(path.join(folder, 'ca.crt'), new X509Certificate(certificate).toString())
  fs.mkdirSync(path.join(folder, 'nss'))
  run('certutil', '-N', '-d', 'sql:nss', '--empty-password')
  run('certutil', '-A', '-d', 'sql:nss', '-n', 'ca', '-t', 'CT,C,C', '-i', 'ca.crt')
  const { stdout } = spawnSync('pdfsig', ['-nssdir', 'nss', 'x.pdf'], { cwd: folder, encoding: 'utf8' })
  const qpdf = spawnSync('qpdf', ['--check', 'x.pdf'], { cwd: folder })
  return { words: stdout, isQpdfClean: qpdf.status === 0 }
}

/** The words of a PDF as a reader of text gets them. */
export function textOf(pdf: Buffer) {
  const folder = emptyFolder()
  fs.writeFileSync(path.join(folder, 'x.pdf'), pdf)
  return execFileSync('pdftotext', ['-layout', 'x.pdf', '-'], { cwd: folder, encoding: 'utf8' })
}

import { createPrivateKey, generateKeyPair, type KeyObject, X509Certificate } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { getEnvironment } from '#app/server/environment.server.ts'
import { findOrganisation } from '#app/settings/queries.server.ts'
import { getDb } from '#db/client.server.ts'
import { syncToDisk } from '#db/sync-to-disk.server.ts'
import { recordCertificate } from '../record-certificate.server.ts'
import { pemOf, selfSignedCertificate } from './certificate.server.ts'
import { readP12 } from './p12.server.ts'

/** Lies beside the database: key and certificate of the organisation, unless it has a P12 of its own. */
export const SIGNER_FILE = 'signing.pem'
const KEY_BITS = 3072
const PEM_BLOCK = /-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g

/** With what the organisation signs PDFs: its key, its certificate and those that vouch for it (all DER). */
export type Signer = { key: KeyObject; certificate: Buffer; chain: Buffer[] }
export type SignerSource = {
  databaseFile: string
  /** The organisation's own P12, with its password. */
  p12: { file: string; password: string } | null
}

const globalSigner = globalThis as typeof globalThis & { __portalSigner?: Promise<Signer> }

/** The organisation's signer; read, or made, the first time that something is signed. */
export function getSigner(): Promise<Signer> {
  globalSigner.__portalSigner ??= openOwn().catch(error => {
    delete globalSigner.__portalSigner
    throw error
  })
  return globalSigner.__portalSigner
}

export function setSigner(signer: Signer) {
  globalSigner.__portalSigner = Promise.resolve(signer)
}

/**
 * The P12 of the environment, else what lies beside the database, else a new key with a certificate that the
 * organisation itself signs, kept there for its owner alone. Throws when the P12 or the file is not usable.
 */
export async function openSigner(
  { databaseFile, p12 }: SignerSource,
  organisation: { nameZh: string; nameEn: string },
): Promise<Signer> {
  if (p12) return readP12(p12.file, p12.password)
  const file = path.join(path.dirname(databaseFile), SIGNER_FILE)
  if (!fs.existsSync(file)) await makeSigner(file, organisation)
  return readSigner(file)
}

/** Another process that makes one at the same time wins or loses whole: the file gets its name once it is there. */
async function makeSigner(file: string, organisation: { nameZh: string; nameEn: string }) {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS })
  const certificate = await selfSignedCertificate(privateKey, organisation, new Date())
  const making = `${file}.${process.pid}`
  const text = `${privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}${pemOf(certificate)}`
  fs.writeFileSync(making, text, { mode: 0o600, flush: true })
  try {
    fs.linkSync(making, file)
  } catch (error) {
    if (!fs.existsSync(file)) throw error
  } finally {
    fs.rmSync(making, { force: true })
  }
  syncToDisk(path.dirname(file))
}

function readSigner(file: string): Signer {
  const [key = '', ...certificates] = fs.readFileSync(file, 'utf8').match(PEM_BLOCK) ?? []
  const [certificate, ...chain] = certificates.map(pem => new X509Certificate(pem))
  const privateKey = createPrivateKey(key)
  if (!certificate?.checkPrivateKey(privateKey))
    throw new Error(`${file}: the certificate is not that of the key`)
  return { key: privateKey, certificate: certificate.raw, chain: chain.map(({ raw }) => raw) }
}

/** Reads an own P12 at the start of the portal, so that a wrong password shows then and not at the first signing. */
export function checkP12({ p12 }: Pick<SignerSource, 'p12'>) {
  if (p12) readP12(p12.file, p12.password)
}

async function openOwn() {
  const db = getDb()
  const organisation = findOrganisation(db)
  if (!organisation) throw new Error('nothing can be signed before the portal is set up')
  const signer = await openSigner(getEnvironment(), organisation)
  recordCertificate(db, signer.certificate, new Date())
  return signer
}

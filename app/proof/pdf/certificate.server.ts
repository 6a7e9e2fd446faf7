import {
  createHash,
  createPublicKey,
  randomBytes,
  webcrypto,
  X509Certificate,
  type KeyObject,
} from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { bytesOf } from './cms.server.ts'

const VALID_YEARS = 10
const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const NAME = { commonName: '2.5.4.3', organisation: '2.5.4.10', unit: '2.5.4.11' }
const MAX_NAME = 64
const UNIT = 'Supplier ESG portal'
/** Digital signature, non-repudiation, and certificates: readers trust one that stands for itself only as an authority. */
const USAGE = 0b1100_0100

/** A certificate (DER) for the organisation's key, signed with this very key. */
export async function selfSignedCertificate(
  key: KeyObject,
  { nameZh, nameEn }: { nameZh: string; nameEn: string },
  now: Date,
): Promise<Buffer> {
  const { subtle } = webcrypto
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' })
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const privateKey = await subtle.importKey('pkcs8', pkcs8, RSA, false, ['sign'])
  const publicKey = await subtle.importKey('spki', spki, RSA, true, ['verify'])
  const until = new Date(now)
  until.setUTCFullYear(until.getUTCFullYear() + VALID_YEARS)
  const certificate = new pkijs.Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: bytesOf(positive(randomBytes(16))) }),
    subject: nameOf(nameZh, nameEn),
    issuer: nameOf(nameZh, nameEn),
    notBefore: new pkijs.Time({ type: 0, value: now }),
    notAfter: new pkijs.Time({ type: 0, value: until }),
    extensions: [
      extension('2.5.29.19', true, new pkijs.BasicConstraints({ cA: true }).toSchema()),
      extension(
        '2.5.29.15',
        true,
        new asn1.BitString({ valueHex: new Uint8Array([USAGE]).buffer, unusedBits: 2 }),
      ),
    ],
  })
  await certificate.subjectPublicKeyInfo.importKey(publicKey)
  await certificate.sign(privateKey, 'SHA-256')
  return Buffer.from(certificate.toSchema(true).toBER())
}

/** SHA-256 of a certificate (DER), by which it is named everywhere. */
export function fingerprintOf(certificate: Buffer) {
  return createHash('sha256').update(certificate).digest('hex')
}

export function pemOf(certificate: Buffer) {
  return new X509Certificate(certificate).toString()
}

/** Each part in a set of its own, as every reader expects it. */
function nameOf(nameZh: string, nameEn: string) {
  const parts = [
    [NAME.organisation, nameZh],
    [NAME.unit, UNIT],
    [NAME.commonName, nameEn || nameZh],
  ] as const
  const sets = parts.map(([type, text]) => {
    const value = new asn1.Utf8String({ value: Array.from(text).slice(0, MAX_NAME).join('') })
    const part = new pkijs.AttributeTypeAndValue({ type, value })
    return new asn1.Set({ value: [part.toSchema()] })
  })
  return pkijs.RelativeDistinguishedNames.fromBER(new asn1.Sequence({ value: sets }).toBER())
}

function extension(extnID: string, critical: boolean, value: asn1.BaseBlock) {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER(), parsedValue: value })
}

function positive(serial: Buffer) {
  serial[0] = (serial[0] ?? 0) & 0x7f || 1
  return serial
}

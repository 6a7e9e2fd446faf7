import { createHash, webcrypto } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import type { Signer } from './signer.server.ts'

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
}
const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/**
 * The signature over `content` as PAdES B-B (ETSI EN 319 142-1) has it: detached CMS with content type, digest
 * and the digest of the signing certificate as signed attributes, and without a signing time.
 */
export async function signedData(content: Buffer, { key, certificate, chain }: Signer): Promise<Buffer> {
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' })
  const privateKey = await webcrypto.subtle.importKey('pkcs8', pkcs8, RSA, false, ['sign'])
  const own = pkijs.Certificate.fromBER(bytesOf(certificate))
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [own, ...chain.map(each => pkijs.Certificate.fromBER(bytesOf(each)))],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute(OID.contentType, new asn1.ObjectIdentifier({ value: OID.data })),
            attribute(OID.messageDigest, octets(sha256(content))),
            attribute(OID.signingCertificateV2, certificateId(certificate)),
          ],
        }),
      }),
    ],
  })
  await signed.sign(privateKey, 0, 'SHA-256', bytesOf(content))
  const info = new pkijs.ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) })
  return Buffer.from(info.toSchema().toBER())
}

/** The certificate (DER) whose key signed `content`; null when the signature is not one over this content. */
export async function signerOf(cms: Buffer, content: Buffer): Promise<Buffer | null> {
  try {
    const info = pkijs.ContentInfo.fromBER(bytesOf(cms))
    const signed = new pkijs.SignedData({ schema: info.content })
    const result = await signed.verify({
      signer: 0,
      data: bytesOf(content),
      checkChain: false,
      extendedMode: true,
    })
    const { signerCertificate } = result
    if (!result.signatureVerified || !signerCertificate) return null
    const certificate = Buffer.from(signerCertificate.toSchema().toBER())
    return namesCertificate(signed, certificate) ? certificate : null
  } catch {
    return null
  }
}

/** A copy as the ASN.1 packages want it: a buffer of its own, without its neighbours in memory. */
export function bytesOf(buffer: Uint8Array): ArrayBuffer {
  return new Uint8Array(buffer).buffer
}

/** Whether the signature itself says that it was made with this certificate. */
function namesCertificate(signed: pkijs.SignedData, certificate: Buffer) {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? []
  const found = attributes.find(({ type }) => type === OID.signingCertificateV2)
  const expected = Buffer.from(certificateId(certificate).toBER())
  const [value] = (found?.values ?? []) as asn1.BaseBlock[]
  return value !== undefined && Buffer.from(value.toBER()).equals(expected)
}

/** SigningCertificateV2 with one ESSCertIDv2, whose hash is SHA-256 by default. */
function certificateId(certificate: Buffer) {
  const sequence = (...value: asn1.BaseBlock[]) => new asn1.Sequence({ value })
  return sequence(sequence(sequence(octets(sha256(certificate)))))
}

function attribute(type: string, value: asn1.BaseBlock) {
  return new pkijs.Attribute({ type, values: [value] })
}

function octets(bytes: Buffer) {
  return new asn1.OctetString({ valueHex: bytesOf(bytes) })
}

function sha256(bytes: Buffer) {
  return createHash('sha256').update(bytes).digest()
}

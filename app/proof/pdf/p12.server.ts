import { createPrivateKey, X509Certificate } from 'node:crypto'
import fs from 'node:fs'
import forge from 'node-forge'
import type { Signer } from './signer.server.ts'

/** Reads the key, its certificate and those above it out of a P12, as OpenSSL 3 or older programs write it. */
export function readP12(file: string, password: string): Signer {
  const p12 = open(file, password)
  const pkcs8 = [forge.pki.oids.pkcs8ShroudedKeyBag, forge.pki.oids.keyBag].flatMap(bagType =>
    bagsOf(p12, bagType).flatMap(({ key }) => key ?? []),
  )
  const [forgeKey] = pkcs8
  if (!forgeKey) throw new Error(`${file} holds no RSA key`)
  const key = createPrivateKey(forge.pki.privateKeyToPem(forgeKey))
  const certificates = bagsOf(p12, forge.pki.oids.certBag).flatMap(({ cert }) =>
    cert ? new X509Certificate(forge.pki.certificateToPem(cert)) : [],
  )
  const own = certificates.find(certificate => certificate.checkPrivateKey(key))
  if (!own) throw new Error(`${file} holds no certificate of its key`)
  return { key, certificate: own.raw, chain: certificates.filter(each => each !== own).map(({ raw }) => raw) }
}

function open(file: string, password: string) {
  try {
    const asn1 = forge.asn1.fromDer(fs.readFileSync(file).toString('binary'))
    return forge.pkcs12.pkcs12FromAsn1(asn1, password)
  } catch (error) {
    throw new Error(`${file} cannot be opened: is it a P12 file, and P12_PASSWORD its password?`, {
      cause: error,
    })
  }
}

function bagsOf(p12: forge.pkcs12.Pkcs12Pfx, bagType: string | undefined) {
  return (bagType && p12.getBags({ bagType })[bagType]) || []
}

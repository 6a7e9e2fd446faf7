import { createHash } from 'node:crypto'
import { consentSha256Of, textSha256Of } from '#app/agreements/text-digest.server.ts'
import type { SignatureOnPaper } from './proof-file.ts'
import type { SignedAgreement } from './render-signed-agreement.server.ts'
import { sealOf } from './seal.server.ts'
import { SEAL_SCHEMA, type SealFields } from './seal.ts'

export function sha256Of(text: string | Buffer) {
  return createHash('sha256').update(text).digest('hex')
}

/** The fields of one signature, all different. */
export function sampleSealFields(changes: Partial<SealFields> = {}): SealFields {
  return {
    schema: SEAL_SCHEMA,
    signingId: 'Zm9yLXRoZS10ZXN0LW9ubHk',
    party: 'supplier',
    templateCode: 'integrity-co-building',
    versionNumber: 2,
    textSha256: sha256Of('text'),
    consentSha256: sha256Of('consent'),
    consentLocale: 'zh-CN',
    supplierCode: 'S-0007',
    supplierName: '苏州青禾精密部件有限公司',
    creditCode: '91320500MA1XYZ123K',
    signatoryName: '王敏',
    signatoryTitle: '总经理',
    signatoryAuthority: '法定代表人',
    accountId: 'YWNjb3VudC1vZi13YW5n',
    accountEmail: 'wang@qinghe.example',
    authentication: 'password',
    signedAt: '2026-12-01T02:03:04.005Z',
    ip: '203.0.113.7',
    userAgent: 'Mozilla/5.0 (Linux; Android 14)',
    signatureSha256: sha256Of('signature'),
    powerOfAttorneySha256: null,
    previousEventHash: sha256Of('event'),
    previousSeal: null,
    ...changes,
  }
}

const STROKES =
  'M60 150 L90 60 L120 140 L150 70 L180 150 M220 90 L260 80 L250 130 L300 120 M330 60 L340 160 M320 100 L400 95'

/** A bilateral agreement with both signatures, the buyer's upon the supplier's. */
export function sampleSignedAgreement(changes: Partial<SealFields> = {}): SignedAgreement {
  const text = {
    titleZh: '廉洁共建协议',
    titleEn: 'Integrity co-building agreement',
    bodyZh: '## 第一条 总则\n\n1.1 双方**不得**行贿或者受贿。\n\n1.2 本协议以中文为准。',
    bodyEn: '## 1 General\n\n1.1 Neither side gives or takes bribes.\n\n1.2 The Chinese text prevails.',
    consentZh: '本人已阅读全文，同意以电子方式签署。',
    consentEn: 'I have read the whole text and consent to signing electronically.',
  }
  const hashes = { textSha256: textSha256Of(text), consentSha256: consentSha256Of(text) }
  const supplier = sealed({ ...hashes, signatureSha256: sha256Of('王敏'), ...changes }, 'typed', '王敏')
  const buyer = sealed(
    {
      ...supplier.fields,
      party: 'buyer',
      signatoryName: '林悦',
      signatoryTitle: '采购总监',
      signatoryAuthority: '获授权',
      accountId: 'YWNjb3VudC1vZi1saW4',
      accountEmail: 'lin@buyer.example',
      authentication: 'mail-code',
      signedAt: '2026-12-02T03:04:05.006Z',
      signatureSha256: sha256Of(STROKES),
      previousEventHash: sha256Of('later event'),
      previousSeal: supplier.seal,
    },
    'drawn',
    STROKES,
  )
  return {
    organisation: { nameZh: '示例集团有限公司', nameEn: 'Example Group' },
    text,
    signatures: [supplier, buyer],
    term: { from: new Date('2026-12-02T03:04:05.006Z'), until: new Date('2028-12-02T03:04:05.006Z') },
    verifyUrl: 'https://portal.example/verify',
  }
}

function sealed(
  changes: Partial<SealFields>,
  method: SignatureOnPaper['method'],
  signature: string,
): SignatureOnPaper {
  const fields = sampleSealFields(changes)
  return { fields, seal: sealOf(fields), method, signature }
}

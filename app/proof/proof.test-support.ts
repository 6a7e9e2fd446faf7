import { createHash } from 'node:crypto'
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

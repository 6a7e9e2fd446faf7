import { m } from '#app/paraglide/messages.js'
import type { SealFieldName } from './seal.ts'

/** What the fields of a seal are called, on paper and on pages. */
export const FIELD_LABELS = {
  schema: m.proof_field_schema,
  signingId: m.proof_field_signing_id,
  party: m.proof_field_party,
  templateCode: m.proof_field_template_code,
  versionNumber: m.proof_field_version_number,
  textSha256: m.proof_field_text_sha256,
  consentSha256: m.proof_field_consent_sha256,
  consentLocale: m.proof_field_consent_locale,
  supplierCode: m.proof_field_supplier_code,
  supplierName: m.proof_field_supplier_name,
  creditCode: m.proof_field_credit_code,
  signatoryName: m.proof_field_signatory_name,
  signatoryTitle: m.proof_field_signatory_title,
  signatoryAuthority: m.proof_field_signatory_authority,
  accountId: m.proof_field_account_id,
  accountEmail: m.proof_field_account_email,
  authentication: m.proof_field_authentication,
  signedAt: m.proof_field_signed_at,
  ip: m.proof_field_ip,
  userAgent: m.proof_field_user_agent,
  signatureSha256: m.proof_field_signature_sha256,
  powerOfAttorneySha256: m.proof_field_power_of_attorney_sha256,
  previousEventHash: m.proof_field_previous_event_hash,
  previousSeal: m.proof_field_previous_seal,
} satisfies Record<SealFieldName, unknown>

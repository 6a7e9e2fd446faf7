import { X509Certificate } from 'node:crypto'
import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { SignPdf } from '@signpdf/signpdf'
import { Signer as PdfSigner, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils'
import { signedData } from './cms.server.ts'
import { getSigner, type Signer } from './signer.server.ts'

/** Room for the signature with a chain of certificates, in bytes. */
const SIGNATURE_BYTES = 16_384
const REASON = 'Agreement signed in the supplier portal'

/**
 * The PDF signed with the organisation's certificate (PAdES B-B). Whatever is changed in it or appended to it
 * afterwards breaks the signature. `at` is the time it claims.
 */
export async function signPdf(bytes: Buffer, at: Date = new Date(), by?: Signer): Promise<Buffer> {
  const signer = by ?? (await getSigner())
  const prepared = plainAddPlaceholder({
    pdfBuffer: bytes,
    reason: REASON,
    contactInfo: '',
    name: commonName(signer),
    location: '',
    signingTime: at,
    signatureLength: SIGNATURE_BYTES,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
  })
  return new SignPdf().sign(withExactStart(prepared), new PadesSigner(signer), at)
}

/** The placeholder gives the place of its table of contents as one byte too early: on the line break before it. */
function withExactStart(pdf: Buffer) {
  const at = pdf.lastIndexOf('startxref\n')
  const given = Number(/^\d+/.exec(pdf.toString('latin1', at + 10))?.[0])
  if (pdf.toString('latin1', given, given + 5) !== '\nxref') return pdf
  return Buffer.concat([pdf.subarray(0, at), Buffer.from(`startxref\n${given + 1}\n%%EOF\n`)])
}

class PadesSigner extends PdfSigner {
  constructor(private readonly signer: Signer) {
    super()
  }

  override sign(content: Buffer) {
    return signedData(content, this.signer)
  }
}

function commonName({ certificate }: Signer) {
  const { subject } = new X509Certificate(certificate)
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? subject
}

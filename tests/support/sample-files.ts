import { createHash } from 'node:crypto'

/** Files as a browser's file input takes them. */
export type SampleFile = { name: string; mimeType: string; buffer: Buffer }

/** The smallest file that every reader takes for a PDF; `text` makes its bytes unlike another's. */
export function samplePdf(name = '证书 certificate.pdf', text = name): SampleFile {
  const body = `%PDF-1.4
% ${createHash('sha256').update(text).digest('hex')}
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(body, 'latin1') }
}

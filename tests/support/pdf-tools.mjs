import { spawnSync } from 'node:child_process'
import { installDebianPackages } from './debian.mjs'

/** Programs that judge our PDFs, and the Debian packages that bring them. */
const TOOLS = {
  pdfsig: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdfdetach: 'poppler-utils',
  certutil: 'libnss3-tools',
  qpdf: 'qpdf',
  openssl: 'openssl',
}

/** What we make is judged by others: without them the tests would prove nothing, so they are not left out. */
export function ensurePdfTools() {
  const missing = missingTools()
  if (missing.length === 0) return
  console.log(`Installing what PDFs are checked with: ${missing.join(', ')} …`)
  installDebianPackages([...new Set(missing.map(tool => TOOLS[tool]))])
  const stillMissing = missingTools()
  if (stillMissing.length === 0) return
  console.error(
    `Not found: ${stillMissing.join(', ')}. Install poppler (with NSS), NSS tools, qpdf and OpenSSL.`,
  )
  process.exit(1)
}

function missingTools() {
  return Object.keys(TOOLS).filter(tool => spawnSync(tool, ['--help']).error)
}

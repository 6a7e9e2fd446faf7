import type { LoaderFunctionArgs } from '@remix-run/node'
import { findCertificates } from '#app/proof/queries.server.ts'
import { getDb } from '#db/client.server.ts'

/** The certificates with which papers were signed, for everybody who checks one. */
export function loader(_: LoaderFunctionArgs) {
  const pem = findCertificates(getDb())
    .map(({ pem }) => pem)
    .join('')
  return new Response(pem, {
    headers: {
      'Content-Type': 'application/x-pem-file',
      'Content-Disposition': 'attachment; filename="signing-certificates.pem"',
      'Cache-Control': 'no-store',
    },
  })
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { takeTokenFromLink } from '#app/accounts/link-cookie.server.ts'

export function loader({ params }: LoaderFunctionArgs) {
  return takeTokenFromLink('invitation', params.token ?? '', '/invitation')
}

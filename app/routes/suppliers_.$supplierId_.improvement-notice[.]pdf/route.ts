import type { LoaderFunctionArgs } from '@remix-run/node'
import { canSeeActions } from '#app/accounts/roles.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { noticeResponse } from '#app/remediation/notice/notice-response.server.ts'
import { getDb } from '#db/client.server.ts'

/** What a supplier is asked to improve, as a letter in both languages. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeActions)
  const { locale, nonce } = context
  const asked = { supplierId: params.supplierId ?? '', locale, nonce }
  return noticeResponse(getDb(), actionContext(context, actor), asked)
}

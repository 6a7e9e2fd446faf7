import { canSeeIntegrity } from '#app/accounts/roles.ts'
import type { RequestContext } from '#app/http/context.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'
import { findMatter } from './find-matters.server.ts'

type Asked = { request: Request; context: RequestContext; params: { matterId?: string | undefined } }

/** The guard of every page about one matter: of the desk, and not recused from it. */
export function requireMatter({ request, context, params }: Asked) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const found = requireFound(findMatter(getDb(), actor, params.matterId ?? '', context.now))
  return { ...found, actor, acting: actionContext(context, actor) }
}

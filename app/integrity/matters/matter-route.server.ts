import { data } from '@remix-run/node'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import type { RequestContext } from '#app/http/context.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import type { RawForm } from '#app/http/parse-form.server.ts'
import { getDb } from '#db/client.server.ts'
import { findMatter } from './find-matters.server.ts'
import type { MatterRefusal } from './refusal.ts'

type Asked = { request: Request; context: RequestContext; params: { matterId?: string | undefined } }

/** The guard of every page about one matter: of the desk, and not recused from it. */
export function requireMatter({ request, context, params }: Asked) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const found = requireFound(findMatter(getDb(), actor, params.matterId ?? '', context.now))
  return { ...found, actor, acting: actionContext(context, actor) }
}

/** 409 with what was typed; a matter that is not there any more for this person is 404. */
export function refusedStep(raw: RawForm, refusal: MatterRefusal) {
  if (refusal.code === 'not-found') throw notFound()
  return data({ errors: {}, raw, refusal }, { status: 409 })
}

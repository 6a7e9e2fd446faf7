import { redirect } from '@remix-run/node'
import type { Actor } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { RequestContext } from './context.ts'

type Permission = (actor: Actor) => boolean

/** The signed-in person, or a redirect to the sign-in page that leads back here. */
export function requireActor(context: RequestContext, request: Request): Actor {
  if (context.actor) return context.actor
  const { pathname, search } = new URL(request.url)
  const returnTo = request.method === 'GET' ? `?returnTo=${encodeURIComponent(pathname + search)}` : ''
  throw redirect(`/sign-in${returnTo}`)
}

/** The signed-in person holding the permission; to anybody else the page does not exist. */
export function requirePermission(context: RequestContext, request: Request, isAllowed: Permission): Actor {
  const actor = requireActor(context, request)
  if (!isAllowed(actor)) throw notFound()
  return actor
}

/** Who, when, from where: what verbs that change something ask for. Call after a guard. */
export function actionContext(context: RequestContext, actor: Actor): ActionContext {
  return { actor, now: context.now, ip: context.ip }
}

/** A record the actor may not see is the same as one that is not there. */
export function requireFound<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw notFound()
  return found
}

export function notFound() {
  return new Response('Not found', { status: 404 })
}

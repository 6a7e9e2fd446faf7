import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { signOut } from '#app/accounts/sign-in.server.ts'
import { clearedSessionCookie, readCookie, sessionCookieName } from '#app/http/cookies.server.ts'
import { actionContext } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

export function loader() {
  return redirect('/')
}

/** Whoever is signed out already is signed out: no guard, the same answer. */
export function action({ request, context }: ActionFunctionArgs) {
  const token = readCookie(request.headers.get('Cookie') ?? undefined, sessionCookieName())
  if (context.actor && token) signOut(getDb(), actionContext(context, context.actor), token)
  const headers = { 'Set-Cookie': clearedSessionCookie(), 'Clear-Site-Data': '"cache", "storage"' }
  return redirect('/sign-in', { headers })
}

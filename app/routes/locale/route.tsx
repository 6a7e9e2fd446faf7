import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { changeLocale } from '#app/accounts/own-account.server.ts'
import { safeReturnTo } from '#app/accounts/return-to.ts'
import { localeCookie } from '#app/http/cookies.server.ts'
import { actionContext } from '#app/http/guards.server.ts'
import { isLocale } from '#app/i18n/locale.ts'
import { getDb } from '#db/client.server.ts'

export function loader() {
  return redirect('/')
}

/** For everybody, signed in or not; a language the portal does not speak changes nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const to = safeReturnTo(String(form.get('returnTo') ?? ''))
  const locale = form.get('locale')
  if (!isLocale(locale)) return redirect(to)
  if (context.actor) changeLocale(getDb(), actionContext(context, context.actor), locale)
  return redirect(to, { headers: { 'Set-Cookie': localeCookie(locale) } })
}

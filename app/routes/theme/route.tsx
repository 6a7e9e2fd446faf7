import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { safeReturnTo } from '#app/accounts/return-to.ts'
import { THEMES } from '#app/http/context.ts'
import { themeCookie } from '#app/http/cookies.server.ts'

export function loader() {
  return redirect('/')
}

/** For everybody, signed in or not; an unknown theme changes nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const to = safeReturnTo(String(form.get('returnTo') ?? ''))
  const theme = THEMES.find(one => one === form.get('theme'))
  return redirect(to, theme ? { headers: { 'Set-Cookie': themeCookie(theme) } } : {})
}

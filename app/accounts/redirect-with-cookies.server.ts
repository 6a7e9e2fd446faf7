/** Leads to a page of this portal and sets or clears cookies on the way. */
export function redirectWithCookies(to: string, cookies: readonly string[]) {
  const headers = new Headers({ Location: to })
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return new Response(null, { status: 302, headers })
}

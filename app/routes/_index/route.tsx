import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { homeOf } from '#app/accounts/home-of.ts'

/** The start leads on: to the person's own first page, or to sign in. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(context.actor ? homeOf(context.actor) : '/sign-in')
}

export default function Index() {
  return null
}

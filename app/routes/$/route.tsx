import { notFound } from '#app/http/guards.server.ts'

/** Any address that is no page; going through a route gives the error page the reader's language. */
export function loader() {
  throw notFound()
}

export function action() {
  throw notFound()
}

export default function Nowhere() {
  return null
}

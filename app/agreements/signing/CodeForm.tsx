import { useFetcher } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'

type Reply = { said: string } | undefined

/** Sends a one-time code; what was typed above stays. */
export function CodeForm({ action, email }: { action: string; email: string }) {
  const l = useLocale()
  const fetcher = useFetcher<Reply>()
  return (
    <fetcher.Form method="post" action={action}>
      <p className="mb-2 text-sm text-soft">{m.signing_code_lead({ email }, l)}</p>
      <Button type="submit" variant="secondary" size="sm" pending={fetcher.state !== 'idle'}>
        {m.signing_code_send({}, l)}
      </Button>
      <p role="status" className="mt-2 text-sm">
        {fetcher.data?.said}
      </p>
    </fetcher.Form>
  )
}

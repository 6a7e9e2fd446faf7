import { Form } from '@remix-run/react'
import { ROLE_LABELS } from '#app/accounts/role-labels.ts'
import type { Role } from '#app/accounts/roles.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Page.tsx'

type Login = { role: Role; email: string; password: string }

/** The invented people of the demo, one click each. */
export function DemoLogins({ logins }: { logins: readonly Login[] }) {
  const l = useLocale()
  const password = logins[0]?.password ?? ''
  return (
    <Card title={m.accounts_demo_title({}, l)}>
      <p className="mb-3 text-soft">{m.accounts_demo_lead({ password }, l)}</p>
      <ul>
        {logins.map(login => (
          <li key={login.email} className="border-line py-2 not-first:border-t">
            <Form
              method="post"

              className="flex flex-wrap items-center justify-between gap-2"
            >
              <input type="hidden" name="email" value={login.email} />
              <input type="hidden" name="password" value={login.password} />
              <span className="min-w-0">
                <span className="block font-medium">{ROLE_LABELS[login.role]({}, l)}</span>
                <span className="block text-sm break-all text-soft">{login.email}</span>
              </span>
              <Button
                type="submit"
                variant="secondary"
                size="sm"
                aria-label={m.accounts_demo_sign_in_as({ email: login.email }, l)}
              >
                {m.accounts_sign_in({}, l)}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  )
}

import { EyeOff, KeyRound, ShieldCheck, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { ReportData } from './route.tsx'

/** Who reads it, what is kept, what happens next: before the first field. */
export function BeforeYouWrite({ limits }: Pick<ReportData, 'limits'>) {
  const l = useLocale()
  const days = {
    acknowledge: String(limits.matterAcknowledgeDays),
    result: String(limits.matterResultDays),
  }
  return (
    <Card title={m.channel_before_title({}, l)}>
      <Stack gap="sm">
        <Fact icon={<Users aria-hidden="true" className="size-5" />}>{m.channel_before_readers({}, l)}</Fact>
        <Fact icon={<EyeOff aria-hidden="true" className="size-5" />}>{m.channel_before_traces({}, l)}</Fact>
        <Fact icon={<KeyRound aria-hidden="true" className="size-5" />}>{m.channel_before_key(days, l)}</Fact>
        <Fact icon={<ShieldCheck aria-hidden="true" className="size-5" />}>
          {m.channel_before_protection({}, l)}
        </Fact>
        <p className="text-sm text-soft">{m.channel_before_device({}, l)}</p>
        <p>
          <Link to="/report/mailbox" className="link font-medium">
            {m.channel_to_mailbox({}, l)}
          </Link>
        </p>
      </Stack>
    </Card>
  )
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex gap-3">
      <span className="mt-0.5 shrink-0 text-accent">{icon}</span>
      <span className="min-w-0">{children}</span>
    </p>
  )
}

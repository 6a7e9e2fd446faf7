import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'
import type { ChannelResult } from './report-answer.ts'

/** Why nothing was sent or opened, and that nothing typed is lost. */
export function ChannelNotice({ result }: { result: ChannelResult | undefined }) {
  const l = useLocale()
  if (!result) return null
  if (result.retryAt) {
    const time = formatDateTime(result.retryAt, l.locale)
    return <Notice tone="bad" title={m.channel_too_many({ time }, l)} />
  }
  if (result.isUnknown)
    return (
      <Notice tone="bad" title={m.channel_unknown_key({}, l)}>
        {m.channel_unknown_key_text({}, l)}
      </Notice>
    )
  return <Notice tone="bad" title={m.channel_not_sent({}, l)} />
}

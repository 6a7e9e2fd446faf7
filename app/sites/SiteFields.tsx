import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { TextField } from '#app/ui/Field.tsx'
import { Stack } from '#app/ui/Page.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import type { SiteFacts, SiteForm } from './site-form.ts'

type Props = { field: ReturnType<typeof useRuleForm<typeof SiteForm>>['field']; facts?: SiteFacts }

/** The inputs of a site, for the new and the edit page. */
export function SiteFields({ field, facts }: Props) {
  const l = useLocale()
  return (
    <Stack>
      <TextField label={m.sites_code({}, l)} defaultValue={facts?.code} {...field('code')} />
      <TextField
        label={m.sites_name_zh({}, l)}
        hint={m.sites_name_hint({}, l)}
        defaultValue={facts?.nameZh}
        {...field('nameZh')}
      />
      <TextField label={m.sites_name_en({}, l)} defaultValue={facts?.nameEn} {...field('nameEn')} />
    </Stack>
  )
}

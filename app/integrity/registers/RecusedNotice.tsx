import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'

/** Who of ours keeps away from a supplier. Says nothing of the relation: that is for the integrity function. */
export function RecusedNotice({ people }: { people: readonly { id: string; name: string }[] }) {
  const l = useLocale()
  if (people.length === 0) return null
  const names = people.map(({ name }) => name).join(l.locale === 'zh-CN' ? '、' : ', ')
  return (
    <Notice tone="warn" title={m.register_recused_title({ names }, l)}>
      {m.register_recused_text({}, l)}
    </Notice>
  )
}

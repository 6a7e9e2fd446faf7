import { Form } from '@remix-run/react'
import { CHANGE_FIELD } from '#app/campaigns/population-step.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { SupplierFilterForm } from '#app/suppliers/SupplierFilterForm.tsx'
import { filterParams, type SupplierSearch } from '#app/suppliers/supplier-search.ts'
import { Button } from '#app/ui/Button.tsx'

type Props = { path: string; search: SupplierSearch; total: number; count: number }

/** Finds suppliers in the register, and chooses or leaves out all that match at once. */
export function RegisterFilter({ path, search, total, count }: Props) {
  const l = useLocale()
  const values = { count: formatNumber(total, l.locale) }
  return (
    <div className="flex flex-col gap-4">
      <SupplierFilterForm search={search} path={path} />
      {total > 0 && (
        <Form method="post" preventScrollReset className="flex flex-wrap gap-2">
          {filterParams(search).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {count === 0 ? (
            <Button type="submit" name={CHANGE_FIELD} value="only">
              {m.campaign_population_only(values, l)}
            </Button>
          ) : (
            <>
              <Button type="submit" variant="secondary" name={CHANGE_FIELD} value="also">
                {m.campaign_population_also(values, l)}
              </Button>
              <Button type="submit" variant="secondary" name={CHANGE_FIELD} value="without">
                {m.campaign_population_without(values, l)}
              </Button>
              <Button type="submit" variant="quiet" name={CHANGE_FIELD} value="only">
                {m.campaign_population_replace(values, l)}
              </Button>
            </>
          )}
        </Form>
      )}
    </div>
  )
}

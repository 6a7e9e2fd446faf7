import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { canManageSuppliers, type Actor } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound, requirePermission } from '#app/http/guards.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import { clearTicks, tickMatching, tickSuppliers } from '#app/suppliers/choose-suppliers.server.ts'
import { MAX_CHOSEN, readTicks } from '#app/suppliers/selection.ts'
import { readSupplierFilter } from '#app/suppliers/supplier-search.ts'
import { getDb } from '#db/client.server.ts'

/** Keeps ticks made on a list. A plain form is led back there, a script is answered with the count. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const form = await request.formData()
  const result = choose(actor, form)
  if (!result.ok && result.code === 'not-allowed') throw notFound()
  if (form.get('live') === 'yes') return data(result, { status: result.ok ? 200 : 422 })
  const back = listAddress(form.get('back'))
  if (result.ok) return redirect(back)
  const { locale } = context
  const max = formatNumber(MAX_CHOSEN, locale)
  return redirectWithFlash(back, m.supplier_ticks_too_many({ max }, { locale }), 'warn')
}

function choose(actor: Actor, form: FormData) {
  switch (form.get('do')) {
    case 'clear':
      return clearTicks(getDb(), actor)
    case 'matching':
      return tickMatching(getDb(), actor, readSupplierFilter(textsOf(form)))
    default:
      return tickSuppliers(getDb(), actor, readTicks(form))
  }
}

function textsOf(form: FormData) {
  const texts = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return new URLSearchParams(texts)
}

/** The list the ticks were made on; the register when the address is another one. */
function listAddress(back: FormDataEntryValue | null) {
  return typeof back === 'string' && /^\/suppliers(\?|$)/.test(back) ? back : '/suppliers'
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { attachmentHeader } from '#app/assessments/file-kind.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { isLocale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { templateCsv, templateWorkbook } from '#app/suppliers/import/template.server.ts'
import { XLSX_TYPE } from '#app/suppliers/import/write-workbook.server.ts'

/** The empty table, `?format=csv` or as a workbook, with titles in `?locale=`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canManageSuppliers)
  const { searchParams } = new URL(request.url)
  const wanted = searchParams.get('locale')
  const l = { locale: isLocale(wanted) ? wanted : context.locale }
  const isCsv = searchParams.get('format') === 'csv'
  const fileName = `${m.import_template_file({}, l)}.${isCsv ? 'csv' : 'xlsx'}`
  return new Response(isCsv ? templateCsv(l) : await templateWorkbook(l), {
    headers: {
      'Content-Type': isCsv ? 'text/csv; charset=utf-8' : XLSX_TYPE,
      'Content-Disposition': attachmentHeader(fileName),
    },
  })
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { attachmentHeader } from '#app/assessments/file-kind.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { findImport } from '#app/suppliers/import/find-import.server.ts'
import { markedFile } from '#app/suppliers/import/marked-file.server.ts'
import { XLSX_TYPE } from '#app/suppliers/import/write-workbook.server.ts'
import { getDb } from '#db/client.server.ts'

/** The uploaded rows with what is wrong with them. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const db = getDb()
  const l = { locale: context.locale }
  const found = requireFound(findImport(db, actor, params.importId ?? ''))
  const bytes = await markedFile(db, found, l)
  const name = found.fileName.replace(/\.\w{1,5}$/, '')
  return new Response(bytes, {
    headers: {
      'Content-Type': XLSX_TYPE,
      'Content-Disposition': attachmentHeader(`${name}_${m.import_marked_file({}, l)}.xlsx`),
    },
  })
}

import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { checkImport } from '#app/suppliers/import/check-import.server.ts'
import { DiscardImport } from '#app/suppliers/import/DiscardImport.tsx'
import { findImport, findSamples } from '#app/suppliers/import/find-import.server.ts'
import { canBeChecked } from '#app/suppliers/import/import-state.ts'
import { refusalText } from '#app/suppliers/import/labels.ts'
import { mappingProblem, missingForNew, readChosenColumns } from '#app/suppliers/import/read-mapping.ts'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { ColumnTable } from './ColumnTable.tsx'
import { fieldNames, mappingProblemText } from './texts.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.import_columns_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const db = getDb()
  const found = requireFound(findImport(db, actor, params.importId ?? ''))
  if (!canBeChecked(found.state)) throw redirect(`/suppliers/imports/${found.id}`)
  const { id, fileName, headers, mapping, state } = found
  return { id, fileName, headers, mapping, state, samples: findSamples(db, found) }
}

export type ColumnsData = ReturnType<typeof useLoaderData<typeof loader>>

/** Takes what each column holds and starts the check. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const db = getDb()
  const l = { locale: context.locale }
  const found = requireFound(findImport(db, actor, params.importId ?? ''))
  const chosen = readChosenColumns(await request.formData(), found.headers.length)
  const problem = mappingProblem(chosen)
  if (problem) return data({ error: mappingProblemText(problem, l), chosen }, { status: 422 })
  const page = `/suppliers/imports/${found.id}`
  const result = checkImport(db, actionContext(context, actor), found.id, Object.fromEntries(chosen))
  if (result.ok) return redirect(page)
  if (result.refusal.code !== 'not-now') throw notFound()
  return redirectWithFlash(page, refusalText(result.refusal, l), 'warn')
}

export default function Columns() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const isStarting = useNavigation().state !== 'idle'
  const path = `/suppliers/imports/${loaded.id}`
  const chosen = result?.chosen ?? Object.entries(loaded.mapping)
  const missing = missingForNew(chosen)
  return (
    <Page
      title={m.import_columns_title({}, l)}
      lead={m.import_columns_lead({}, l)}
      back={
        loaded.state === 'checked'
          ? { to: path, label: m.import_checked_title({}, l) }
          : { to: '/suppliers/imports', label: m.import_back({}, l) }
      }
    >
      <Stack>
        {result && <Notice tone="bad">{result.error}</Notice>}
        {!result && missing.length > 0 && (
          <Notice tone="warn">{m.import_columns_new_need({ fields: fieldNames(missing, l) }, l)}</Notice>
        )}
        <Form method="post">
          <Stack>
            <Card title={loaded.fileName} padded={false} className="relative overflow-hidden">
              <ColumnTable {...loaded} chosen={chosen} />
            </Card>
            <div>
              <Button type="submit" pending={isStarting}>
                {m.import_columns_check({}, l)}
              </Button>
            </div>
          </Stack>
        </Form>
        <div>
          <DiscardImport path={path} />
        </div>
      </Stack>
    </Page>
  )
}

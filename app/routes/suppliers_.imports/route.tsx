import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { getEnvironment } from '#app/server/environment.server.ts'
import { listImports } from '#app/suppliers/import/find-import.server.ts'
import { fileRefusalText } from '#app/suppliers/import/labels.ts'
import { withReceivedFile } from '#app/suppliers/import/receive-file.server.ts'
import { startImport } from '#app/suppliers/import/start-import.server.ts'
import {
  IMPORT_EXTENSIONS,
  MAX_IMPORT_MEGABYTES,
  MAX_IMPORT_ROWS,
} from '#app/suppliers/import/upload-limits.ts'
import { readPage } from '#app/suppliers/supplier-search.ts'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { PastImports } from './PastImports.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.import_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  return listImports(getDb(), actor, readPage(new URL(request.url).searchParams))
}

export type ImportsData = ReturnType<typeof useLoaderData<typeof loader>>

/** Takes a table; the answer leads to the import while its rows are still being stored. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const result = await withReceivedFile(request, getEnvironment().uploadsFolder, async received =>
    received.ok ? startImport(getDb(), actionContext(context, actor), received) : received,
  )
  if (result.ok) return redirect(`/suppliers/imports/${result.id}`)
  if (result.refusal === 'not-allowed') throw notFound()
  return data({ error: fileRefusalText(result.refusal, { locale: context.locale }) }, { status: 422 })
}

export default function Imports() {
  const loaded = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <Page
      title={m.import_title({}, l)}
      lead={m.import_lead({}, l)}
      back={{ to: '/suppliers', label: m.supplier_back({}, l) }}
    >
      <Stack>
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <Card title={m.import_upload_title({}, l)}>
            <Upload />
          </Card>
          <Card title={m.import_template_title({}, l)}>
            <Templates />
          </Card>
        </div>
        <PastImports {...loaded} />
      </Stack>
    </Page>
  )
}

function Upload() {
  const l = useLocale()
  const error = useActionData<typeof action>()?.error
  const isSending = useNavigation().state !== 'idle'
  const limits = { megabytes: String(MAX_IMPORT_MEGABYTES), rows: MAX_IMPORT_ROWS.toLocaleString(l.locale) }
  return (
    <Form method="post" encType="multipart/form-data">
      <Stack>
        <TextField
          type="file"
          name="file"
          label={m.import_upload_file({}, l)}
          hint={m.import_upload_hint(limits, l)}
          error={error}
          accept={IMPORT_EXTENSIONS.map(each => `.${each}`).join(',')}
          required
          className="p-2"
        />
        <div>
          <Button type="submit" pending={isSending}>
            {m.import_upload_button({}, l)}
          </Button>
        </div>
      </Stack>
    </Form>
  )
}

const TEMPLATE_LABELS = {
  'zh-CN': { xlsx: m.import_template_xlsx, csv: m.import_template_csv },
  en: { xlsx: m.import_template_xlsx_en, csv: m.import_template_csv_en },
}

function Templates() {
  const l = useLocale()
  return (
    <Stack gap="sm">
      <p className="text-soft">{m.import_template_text({}, l)}</p>
      <ul className="flex flex-col gap-1">
        {LOCALES.flatMap(locale =>
          (['xlsx', 'csv'] as const).map(format => (
            <li key={`${locale} ${format}`}>
              <a
                className="link inline-flex min-h-6 items-center"
                href={`/suppliers/imports/template?locale=${locale}&format=${format}`}
              >
                {TEMPLATE_LABELS[locale][format]({}, l)}
              </a>
            </li>
          )),
        )}
      </ul>
    </Stack>
  )
}

import { Form } from '@remix-run/react'
import { EVIDENCE_EXTENSIONS } from '#app/assessments/evidence-extensions.ts'
import { formatBytes, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Badge } from '#app/ui/Badge.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { AuditData } from './route.tsx'

/** Reports, photos, signed records: those this person may read, and a form for more. */
export function FilesCard({ page: { audit, files, mayAddFiles, isOwn } }: { page: AuditData }) {
  const l = useLocale()
  const base = `/audits/${audit.id}/files`
  if (files.length === 0 && !mayAddFiles) return null
  return (
    <Card title={m.audit_files({}, l)}>
      <Stack>
        {files.length > 0 && (
          <ul className="divide-y divide-line">
            {files.map(file => (
              <li key={file.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                <span className="min-w-0">
                  <a href={`${base}/${file.id}`} className="link break-all">
                    {file.fileName}
                  </a>
                  <span className="block text-sm text-soft">
                    {formatBytes(file.sizeBytes)} · {formatDateTime(file.uploadedAt, l.locale)} ·{' '}
                    {file.uploadedByName}{' '}
                    {file.isFromSupplier && !isOwn && <Badge>{m.audit_file_of_supplier({}, l)}</Badge>}
                  </span>
                </span>
                {mayAddFiles && file.isOwn && (
                  <Form method="post" action={`${base}/${file.id}/removal`}>
                    <Button
                      type="submit"
                      variant="quiet"
                      size="sm"
                      aria-label={m.audit_file_remove_of({ name: file.fileName }, l)}
                    >
                      {m.audit_file_remove({}, l)}
                    </Button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        )}
        {mayAddFiles && (
          <Form
            method="post"
            action={base}
            encType="multipart/form-data"
            className="flex flex-wrap items-end gap-3"
          >
            <label className="min-w-0">
              <span className="mb-1 block font-medium">{m.audit_file_choose({}, l)}</span>
              <input
                type="file"
                name="file"
                multiple
                required
                accept={EVIDENCE_EXTENSIONS.map(extension => `.${extension}`).join(',')}
                className="control"
              />
            </label>
            <Button type="submit" variant="secondary">
              {m.audit_file_add({}, l)}
            </Button>
          </Form>
        )}
      </Stack>
    </Card>
  )
}

import { EVIDENCE_EXTENSIONS } from '#app/assessments/evidence-extensions.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { TextField } from '#app/ui/Field.tsx'
import { MAX_REPORT_FILES } from './report-form.ts'

/** Files of a reporter, and what a photo tells beside its picture. */
export function FilesField({ megabytes, error }: { megabytes: number; error: string | undefined }) {
  const l = useLocale()
  const limits = { count: String(MAX_REPORT_FILES), megabytes: String(megabytes) }
  return (
    <TextField
      type="file"
      name="files"
      multiple
      label={m.channel_field_files({}, l)}
      hint={m.channel_field_files_hint(limits, l)}
      accept={EVIDENCE_EXTENSIONS.map(each => `.${each}`).join(',')}
      error={error}
      required={false}
      className="max-w-full text-sm file:mr-3"
    />
  )
}

import { EVIDENCE_EXTENSIONS } from '#app/assessments/evidence-extensions.ts'
import { uploadProblemText } from '#app/assessments/form/upload-problem.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { ActionFileLinks } from './ActionFileLinks.tsx'
import type { EvidenceFormData } from './evidence-form.server.ts'
import type { FileTrouble } from './receive-evidence-form.server.ts'

type Props = Pick<EvidenceFormData, 'files' | 'limits'> & {
  actionId: string
  troubles: FileTrouble[]
  isMissing: boolean
}

const ACCEPT = EVIDENCE_EXTENSIONS.map(extension => `.${extension}`).join(',')

/** The files that wait to be handed in, and room for more: they go with the form, or before it. */
export function EvidenceFiles({ actionId, files, limits, troubles, isMissing }: Props) {
  const l = useLocale()
  const figures = { count: String(limits.files), megabytes: String(limits.megabytes) }
  const error = troubles.map(trouble => troubleText(trouble, l)).join(' ')
  return (
    <div>
      {files.length > 0 && (
        <div className="mb-4">
          <h2 className="mb-2 font-medium">{m.closure_files_waiting({}, l)}</h2>
          <ActionFileLinks
            actionId={actionId}
            files={files}
            actionFor={({ id, fileName }) => (
              <Button type="submit" name="remove" value={id} variant="quiet" size="sm">
                <span aria-hidden="true">{m.closure_files_remove({}, l)}</span>
                <span className="sr-only">{m.closure_files_remove_one({ name: fileName }, l)}</span>
              </Button>
            )}
          />
        </div>
      )}
      <TextField
        key={files.length}
        id="files"
        type="file"
        name="files"
        multiple
        label={m.closure_files({}, l)}
        hint={m.closure_files_hint(figures, l)}
        accept={ACCEPT}
        required={false}
        error={error || (isMissing ? m.closure_refused_nothing({}, l) : undefined)}
        className="max-w-full text-sm file:mr-3"
      />
      <Button type="submit" name="attach" value="yes" variant="secondary" size="sm" className="mt-2">
        {m.closure_files_attach({}, l)}
      </Button>
    </div>
  )
}

/** Beside its name, why a file was not taken. */
function troubleText({ fileName, code }: FileTrouble, l: LocaleOption) {
  const said =
    code === 'wrong-state' || code === 'not-allowed'
      ? m.closure_refused_file({}, l)
      : uploadProblemText(code, l)
  return [fileName, said].filter(Boolean).join(l.locale === 'zh-CN' ? '：' : ': ')
}

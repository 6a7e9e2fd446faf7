import { Paperclip } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatBytes } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { FileView } from './verification-view.ts'

type Props = {
  actionId: string
  files: Pick<FileView, 'id' | 'fileName' | 'sizeBytes'>[]
  /** What can be done with a file, after its name. */
  actionFor?: (file: { id: string; fileName: string }) => ReactNode
}

/** Files of an action: name to download, and size. */
export function ActionFileLinks({ actionId, files, actionFor }: Props) {
  const l = useLocale()
  if (files.length === 0) return <p className="text-soft">{m.closure_files_none({}, l)}</p>
  return (
    <ul className="flex flex-col gap-2">
      {files.map(file => (
        <li key={file.id} className="flex items-start gap-2">
          <Paperclip aria-hidden="true" className="mt-1 size-4 shrink-0 text-faint" />
          <span className="min-w-0 break-words">
            <a href={`/actions/${actionId}/files/${file.id}`} className="link" download>
              {file.fileName}
            </a>{' '}
            <span className="text-sm whitespace-nowrap text-soft">{formatBytes(file.sizeBytes)}</span>
          </span>
          {actionFor?.(file)}
        </li>
      ))}
    </ul>
  )
}

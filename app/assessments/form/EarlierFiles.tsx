import { Paperclip } from 'lucide-react'
import { formatBytes } from '#app/i18n/format.ts'
import { Button } from '#app/ui/Button.tsx'
import type { Renewal, RenewalWords } from './renewal.ts'

type Props = {
  itemCode: string
  renewal: Renewal
  words: RenewalWords
  /** Those that are not attached this year yet. */
  files: Renewal['files']
  isToConfirm: boolean
  onCarry: () => void
}

/** Last year's files of an item: confirming the answer takes them over, afterwards a button of their own does. */
export function EarlierFiles({ itemCode, renewal, words, files, isToConfirm, onCarry }: Props) {
  if (files.length === 0) return null
  return (
    <div className="my-2 rounded-md border border-dashed border-edge px-3 py-2 text-sm">
      <p className="text-soft">{isToConfirm ? words.filesWithAnswer : words.files}</p>
      <ul>
        {files.map(({ id, fileName, sizeBytes }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 py-1">
            <Paperclip aria-hidden="true" className="size-4 shrink-0 text-faint" />
            <a
              href={`/assessments/${renewal.filesFrom}/evidence/${id}`}
              className="link min-w-0 flex-1 truncate py-1"
            >
              {fileName}
            </a>
            <span className="text-soft">{formatBytes(sizeBytes)}</span>
          </li>
        ))}
      </ul>
      {!isToConfirm && (
        <Button
          type="submit"
          name="confirm"
          value={itemCode}
          variant="secondary"
          size="sm"
          onClick={event => {
            event.preventDefault()
            onCarry()
          }}
        >
          {words.carry}
          <span className="sr-only">{itemCode}</span>
        </Button>
      )}
    </div>
  )
}

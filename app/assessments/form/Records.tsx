import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { m } from '#app/paraglide/messages.js'
import { useLocale } from '#app/i18n/use-locale.ts'
import { Button } from '#app/ui/Button.tsx'
import { cx } from '#app/ui/cx.ts'
import { useRecords, type FormRecord } from './use-records.ts'

type RecordsProps = {
  value: unknown
  max: number
  /** "Certificate 2", say. */
  nameOf: (position: string) => string
  addLabel: string
  /** `position` counts from 0: where problems of the record are reported. */
  children: (record: FormRecord, position: number) => ReactNode
}

/** A repeatable group of inputs. Without JavaScript one empty group more stands at the end. */
export function Records({ value, max, nameOf, addLabel, children }: RecordsProps) {
  const l = useLocale()
  const { records, spare, add, remove } = useRecords(value)
  const list = useRef<HTMLDivElement>(null)
  useChangeEvent(list, records.length)
  return (
    <div ref={list} className="flex flex-col gap-4">
      {records.map((record, position) => (
        <Group key={record.index} name={nameOf(String(position + 1))}>
          {children(record, position)}
          {records.length > 1 && (
            <Button
              type="button"
              variant="quiet"
              size="sm"
              className="self-start"
              onClick={() => remove(record.index)}
            >
              <Trash2 aria-hidden="true" className="size-4" />
              {m.checklist_remove_record({ name: nameOf(String(position + 1)) }, l)}
            </Button>
          )}
        </Group>
      ))}
      {records.length < max && (
        <>
          <Group name={nameOf(String(records.length + 1))} className="hidden noscript:flex">
            {children({ index: spare, values: {} }, records.length)}
          </Group>
          <Button
            type="button"
            variant="secondary"
            size="sm"
            className="self-start noscript:hidden"
            onClick={add}
          >
            <Plus aria-hidden="true" className="size-4" />
            {addLabel}
          </Button>
        </>
      )}
    </div>
  )
}

function Group({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={name}
      className={cx('flex flex-col gap-3 border-l-2 border-line pl-4', className)}
    >
      <p aria-hidden="true" className="text-sm font-medium text-soft">
        {name}
      </p>
      {children}
    </div>
  )
}

/** A record added or removed is an edit: tell the form as a typed one would. */
function useChangeEvent(list: React.RefObject<HTMLElement>, count: number) {
  const before = useRef(count)
  useEffect(() => {
    if (before.current === count) return
    before.current = count
    list.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [list, count])
}

import { X } from 'lucide-react'
import { useId, useRef, type ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { buttonClass, type ButtonSize, type ButtonVariant } from './Button.tsx'
import { useHydrated } from './use-hydrated.ts'

type DialogProps = {
  trigger: { label: ReactNode; variant?: ButtonVariant; size?: ButtonSize }
  title: string
  /** A function gets `close`, to be called when the content is done. */
  children: ReactNode | ((close: () => void) => ReactNode)
}

/**
 * A button that opens its content above the page: the browser's own modal dialog (focus kept inside, Esc
 * closes). Without JavaScript the same content unfolds in place.
 */
export function Dialog(props: DialogProps) {
  return useHydrated() ? <ModalDialog {...props} /> : <Unfolding {...props} />
}

function ModalDialog({ trigger, title, children }: DialogProps) {
  const l = useLocale()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  return (
    <>
      <button type="button" className={buttonClass(trigger)} onClick={() => dialog.current?.showModal()}>
        {trigger.label}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-lg border border-line bg-surface p-0 text-ink shadow-float backdrop:bg-ink/40"
      >
        <div className="p-5">
          <div className="mb-4 flex items-start justify-between gap-4">
            <h2 id={titleId} className="text-lg font-semibold">
              {title}
            </h2>
            <button
              type="button"
              onClick={close}
              aria-label={m.dialog_close({}, l)}
              className="-m-1.5 rounded-md p-1.5 text-soft hover:bg-sunken"
            >
              <X aria-hidden="true" className="size-5" />
            </button>
          </div>
          {typeof children === 'function' ? children(close) : children}
        </div>
      </dialog>
    </>
  )
}

function Unfolding({ trigger, title, children }: DialogProps) {
  return (
    <details className="group">
      <summary className={buttonClass(trigger)}>{trigger.label}</summary>
      <div className="mt-3 rounded-lg border border-line bg-surface p-5">
        <h2 className="mb-3 text-lg font-semibold">{title}</h2>
        {typeof children === 'function' ? children(() => {}) : children}
      </div>
    </details>
  )
}

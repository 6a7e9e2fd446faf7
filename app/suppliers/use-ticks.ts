import { useFetcher } from '@remix-run/react'
import type { FormEvent } from 'react'
import { TICKED_FIELD } from './selection.ts'

/** Keeps ticks on the server as soon as they are made. Without JavaScript the form's button does. */
export function useTicks() {
  const fetcher = useFetcher()

  function onChange(event: FormEvent<HTMLFormElement>) {
    const data = new FormData(event.currentTarget)
    data.set('live', 'yes')
    fetcher.submit(data, { method: 'post', action: '/suppliers/selection' })
  }

  function tickPage(form: HTMLFormElement | null, isTicked: boolean) {
    form?.querySelectorAll<HTMLInputElement>(`input[name="${TICKED_FIELD}"]`).forEach(box => {
      box.checked = isTicked
    })
  }

  return { onChange, tickPage }
}

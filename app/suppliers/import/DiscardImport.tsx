import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Dialog } from '#app/ui/Dialog.tsx'

/** Gives the import at this address up, after a question. */
export function DiscardImport({ path }: { path: string }) {
  const l = useLocale()
  return (
    <Dialog
      trigger={{ label: m.import_discard({}, l), variant: 'quiet' }}
      title={m.import_discard_title({}, l)}
    >
      {close => (
        <Form method="post" action={`${path}/disposal`} onSubmit={close}>
          <p className="mb-4">{m.import_discard_text({}, l)}</p>
          <Button type="submit" variant="danger">
            {m.import_discard_confirm({}, l)}
          </Button>
        </Form>
      )}
    </Dialog>
  )
}

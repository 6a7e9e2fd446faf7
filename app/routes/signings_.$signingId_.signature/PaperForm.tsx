import { Form } from '@remix-run/react'
import { formatBytes } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'

type Props = { id: string; paper: { fileName: string; sizeBytes: number } | null; isNeeded: boolean }

/** Hands in a power of attorney before signing: a form of its own, so that no file is chosen twice. */
export function PaperForm({ id, paper, isNeeded }: Props) {
  const l = useLocale()
  return (
    <Card>
      <details open={isNeeded && paper === null}>
        <summary className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11">
          {paper ? m.signing_paper_there({ name: paper.fileName }, l) : m.signing_paper({}, l)}
        </summary>
        <Form
          method="post"
          action={`/signings/${id}/power-of-attorney`}
          encType="multipart/form-data"
          reloadDocument
          className="mt-3"
        >
          <Stack gap="sm">
            <p className="text-sm text-soft">
              {isNeeded ? m.signing_paper_needed({}, l) : m.signing_paper_hint({}, l)}
              {paper && ` · ${formatBytes(paper.sizeBytes)}`}
            </p>
            <label className="font-medium" htmlFor="paper">
              {m.signing_paper_choose({}, l)}
            </label>
            <input id="paper" type="file" name="file" required className="control" />
            <div>
              <Button type="submit" variant="secondary" size="sm">
                {m.signing_paper_send({}, l)}
              </Button>
            </div>
          </Stack>
        </Form>
      </details>
    </Card>
  )
}

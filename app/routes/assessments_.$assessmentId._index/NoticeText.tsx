type Props = { title: string; body: string; isOpen: boolean }

/** What the buyer announces with the questionnaire; it can be folded away once answered. */
export function NoticeText({ title, body, isOpen }: Props) {
  return (
    <details open={isOpen} className="max-w-3xl rounded-lg border border-line bg-surface px-5 py-4">
      <summary className="cursor-pointer text-lg font-semibold">{title}</summary>
      <div className="mt-3 flex flex-col gap-2">
        {body.split('\n').map(line => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </details>
  )
}

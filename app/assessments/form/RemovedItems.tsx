import type { Section } from './section.ts'

/** What was asked last year and is not asked any more, so that nobody looks for it. */
export function RemovedItems({ removed, words }: Pick<Section, 'removed' | 'words'>) {
  if (removed.length === 0) return null
  return (
    <div className="border-t border-line py-6 text-sm text-soft">
      <p className="font-medium">{words?.removed}</p>
      <ul className="mt-1 list-disc pl-5">
        {removed.map(({ code, question }) => (
          <li key={code}>
            {code} {question}
          </li>
        ))}
      </ul>
    </div>
  )
}

import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'

/** What good looks like and which evidence counts: beside the item on wide screens, folded on small ones. */
export function Guidance({ item }: { item: LocalizedItem }) {
  const l = useLocale()
  return (
    <>
      <aside
        aria-label={m.checklist_guidance_for({ code: item.code }, l)}
        className="hidden border-l border-line pl-5 text-sm leading-relaxed lg:block"
      >
        <GuidanceText item={item} />
      </aside>
      <details className="group -order-none text-sm lg:hidden print:hidden">
        <summary className="inline-flex min-h-11 items-center gap-1 text-accent">
          <ChevronRight aria-hidden="true" className="size-4 group-open:rotate-90" />
          {m.checklist_guidance({}, l)}
        </summary>
        <div className="mt-1 border-l-2 border-line pl-4 leading-relaxed">
          <GuidanceText item={item} />
        </div>
      </details>
    </>
  )
}

function GuidanceText({ item }: { item: LocalizedItem }) {
  const l = useLocale()
  const verified = item.standards.filter(standard => standard.verified)
  const references = verified.map(standard => standard.ref).join(m.checklist_list_separator({}, l))
  return (
    <dl className="flex flex-col gap-3">
      {item.purpose && <Part term={m.checklist_guidance_purpose({}, l)}>{item.purpose}</Part>}
      <Part term={m.checklist_guidance_good({}, l)}>{item.guidance.good}</Part>
      <Part term={m.checklist_guidance_evidence({}, l)}>{item.guidance.evidence}</Part>
      {item.legalBasis && <Part term={m.checklist_guidance_legal_basis({}, l)}>{item.legalBasis}</Part>}
      {references && <Part term={m.checklist_guidance_references({}, l)}>{references}</Part>}
    </dl>
  )
}

function Part({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium">{term}</dt>
      <dd className="text-soft">{children}</dd>
    </div>
  )
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { findMatterLog, recordReading } from '#app/integrity/matters/find-matters.server.ts'
import { limitText, TOPIC_LABELS } from '#app/integrity/matters/labels.ts'
import { requireMatter } from '#app/integrity/matters/matter-route.server.ts'
import { MatterStateBadge } from '#app/integrity/matters/MatterStateBadge.tsx'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { AccessLog } from './AccessLog.tsx'
import { Entries } from './Entries.tsx'
import { MatterFacts } from './MatterFacts.tsx'
import { Proposal } from './Proposal.tsx'
import { RecusalCard } from './RecusalCard.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.matter_title({}, l))

/** Reading a matter is itself on record. */
export function loader(args: LoaderFunctionArgs) {
  const { actor, acting, ...found } = requireMatter(args)
  const db = getDb()
  recordReading(db, acting, found.matter.id)
  return { ...found, log: findMatterLog(db, actor, found.matter.id) }
}

export type MatterData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Matter() {
  const loaded = useLoaderData<typeof loader>()
  const { matter, limit, proposal } = loaded
  const l = useLocale()
  const base = `/matters/${matter.id}`
  return (
    <Page
      title={`${matter.code} · ${TOPIC_LABELS[matter.topic]({}, l)}`}
      lead={
        <span className="flex flex-wrap items-center gap-3">
          <MatterStateBadge state={matter.state} />
          <span>{matter.summary}</span>
        </span>
      }
      back={{ to: '/matters', label: m.matter_list_title({}, l) }}
      actions={
        <>
          <ButtonLink to={`${base}/letters`} variant="secondary">
            {m.matter_write({}, l)}
          </ButtonLink>
          <ButtonLink to={`${base}/handling`} variant="secondary">
            {m.matter_handling({}, l)}
          </ButtonLink>
          {!proposal && <ButtonLink to={`${base}/steps`}>{m.matter_next_step({}, l)}</ButtonLink>}
        </>
      }
    >
      <Stack>
        {limit && <Notice tone={limit.when === 'over' ? 'bad' : 'warn'} title={limitText(limit, l)} />}
        <Proposal {...loaded} />
        <MatterFacts {...loaded} />
        <Entries {...loaded} />
        <RecusalCard {...loaded} />
        <AccessLog log={loaded.log} />
      </Stack>
    </Page>
  )
}

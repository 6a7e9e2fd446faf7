import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import { canAdminister } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { JOB_LABELS, reportText } from '#app/jobs/labels.ts'
import { listJobs, type ListedJob } from '#app/jobs/list-jobs.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Card, Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.jobs_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canAdminister)
  return { jobs: listJobs(getDb(), new Date()) }
}

export default function Jobs() {
  const { jobs } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <Page
      title={m.jobs_title({}, l)}
      lead={m.jobs_lead({}, l)}
      back={{ to: '/outbox', label: m.mail_back({}, l) }}
      width="wide"
    >
      <Card padded={false} className="relative overflow-hidden">
        <Table caption={m.jobs_title({}, l)}>
          <thead>
            <tr>
              <Th>{m.jobs_column_name({}, l)}</Th>
              <Th>{m.jobs_column_last({}, l)}</Th>
              <Th>{m.jobs_column_result({}, l)}</Th>
              <Th>{m.jobs_column_next({}, l)}</Th>
              <Th>
                <span className="sr-only">{m.jobs_run_now({}, l)}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {jobs.map(job => (
              <JobRow key={job.name} job={job} />
            ))}
          </tbody>
        </Table>
      </Card>
    </Page>
  )
}

function JobRow({ job }: { job: ListedJob }) {
  const l = useLocale()
  const isSending = useNavigation().formAction === `/jobs/${job.name}/runs`
  const { name, about } = JOB_LABELS[job.name]
  return (
    <tr>
      <Td>
        {name({}, l)}
        <span className="block text-sm text-muted">{about({}, l)}</span>
      </Td>
      <Td>{job.lastRunAt ? formatDateTime(job.lastRunAt, l.locale) : m.jobs_never({}, l)}</Td>
      <Td>
        <JobResult job={job} />
      </Td>
      <Td>{job.nextAt ? formatDateTime(job.nextAt, l.locale) : m.jobs_by_hand({}, l)}</Td>
      <Td>
        <Form method="post" action={`/jobs/${job.name}/runs`}>
          <Button
            variant="secondary"
            size="sm"
            pending={isSending}
            aria-label={m.jobs_run_now_of({ job: name({}, l) }, l)}
          >
            {m.jobs_run_now({}, l)}
          </Button>
        </Form>
      </Td>
    </tr>
  )
}

function JobResult({ job }: { job: ListedJob }) {
  const l = useLocale()
  if (job.isRunning) return <Badge tone="info">{m.jobs_running({}, l)}</Badge>
  if (job.lastError !== null)
    return (
      <>
        <Badge tone="bad">{m.jobs_failed({}, l)}</Badge>
        <span className="block text-sm">{m.jobs_failed_why({ error: job.lastError }, l)}</span>
      </>
    )
  return job.lastReport ? reportText(job.lastReport, l) : '–'
}

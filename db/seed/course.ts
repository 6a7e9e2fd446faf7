import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import { after, earliest, inOfficeHours, latest } from './calendar.ts'
import type { Random } from './random.ts'
import type { RoundTimes } from './rounds.ts'

/** When one supplier's assessment took each step; null for a step not reached. */
export type Course = {
  firstLookAt: Date | null
  startedAt: Date | null
  firstSubmittedAt: Date | null
  /** The latest submission: later than the first after a return. */
  submittedAt: Date | null
  takenAt: Date | null
  returnedAt: Date | null
  verifiedAt: Date | null
  publishedAt: Date | null
  exemptedAt: Date | null
  /** The round was closed without a reply. */
  givenUpAt: Date | null
}

const NOTHING: Course = {
  firstLookAt: null,
  startedAt: null,
  firstSubmittedAt: null,
  submittedAt: null,
  takenAt: null,
  returnedAt: null,
  verifiedAt: null,
  publishedAt: null,
  exemptedAt: null,
  givenUpAt: null,
}

const ON_TIME_SHARE = 0.86
const RETURNED_SHARE = 0.15

/** How an assessment of a finished round came to its end. */
export function finishedCourse(random: Random, round: RoundTimes, state: AssessmentState): Course {
  return atOffice(drawFinished(random, round, state), round, round.publishedAt ?? round.dueAt)
}

/** How far an assessment of the open round has come by `now`. */
export function openCourse(random: Random, round: RoundTimes, state: AssessmentState, now: Date): Course {
  return atOffice(drawOpen(random, round, state, now), round, now)
}

function drawFinished(random: Random, round: RoundTimes, state: AssessmentState): Course {
  const { openedAt, dueAt } = round
  const closedAt = round.closedAt ?? dueAt
  const startedAt = after(openedAt, random.between(0.5, 24))
  if (state === 'exempt') return { ...NOTHING, exemptedAt: after(openedAt, random.between(2, 20)) }
  if (state === 'no-response') {
    const hasStarted = random.chance(0.35)
    return { ...NOTHING, ...(hasStarted ? started(random, startedAt) : {}), givenUpAt: closedAt }
  }
  const isOnTime = random.chance(ON_TIME_SHARE)
  const firstSubmittedAt = isOnTime
    ? within(random, after(startedAt, 0.5), dueAt)
    : within(random, dueAt, closedAt)
  const takenAt = after(closedAt, random.between(0.1, 25))
  const returnedAt = random.chance(RETURNED_SHARE) ? after(takenAt, random.between(0.5, 4)) : null
  const submittedAt = returnedAt ? after(returnedAt, random.between(2, 11)) : firstSubmittedAt
  return {
    ...NOTHING,
    ...started(random, startedAt),
    firstSubmittedAt,
    submittedAt,
    takenAt,
    returnedAt,
    verifiedAt: after(latest(takenAt, submittedAt), random.between(1, 10)),
    publishedAt: after(round.publishedAt ?? closedAt, -random.between(0.1, 3)),
  }
}

function drawOpen(random: Random, round: RoundTimes, state: AssessmentState, now: Date): Course {
  const startedAt = after(round.openedAt, random.between(0.2, 3))
  const begun = { ...NOTHING, ...started(random, startedAt) }
  switch (state) {
    case 'invited':
      return random.chance(0.4) ? { ...NOTHING, firstLookAt: within(random, round.openedAt, now) } : NOTHING
    case 'in-progress':
      return begun
    case 'exempt':
      return { ...NOTHING, exemptedAt: after(round.openedAt, random.between(1, 9)) }
  }
  const isWaiting = state === 'submitted'
  const submittedAt = isWaiting
    ? within(random, after(startedAt, 1), after(now, -0.1))
    : after(startedAt, random.between(1, 4))
  const sent = { ...begun, firstSubmittedAt: submittedAt, submittedAt }
  if (isWaiting) return sent
  const takenAt = after(submittedAt, random.between(0.8, 2))
  if (state === 'under-review') return { ...sent, takenAt }
  if (state === 'returned') return { ...sent, takenAt, returnedAt: after(takenAt, random.between(0.5, 2)) }
  const verifiedAt = after(takenAt, random.between(0.8, 3))
  if (state === 'verified') return { ...sent, takenAt, verifiedAt }
  return { ...sent, takenAt, verifiedAt, publishedAt: after(verifiedAt, random.between(0.3, 2)) }
}

export function lastStepOf(course: Course, round: RoundTimes) {
  return latest(round.openedAt, ...Object.values(course))
}

/** People work by day; the end of the round is no person's step. */
function atOffice(course: Course, { openedAt }: RoundTimes, limit: Date): Course {
  const move = (at: Date | null) => at && latest(openedAt, inOfficeHours(at, limit))
  return {
    firstLookAt: move(course.firstLookAt),
    startedAt: move(course.startedAt),
    firstSubmittedAt: move(course.firstSubmittedAt),
    submittedAt: move(course.submittedAt),
    takenAt: move(course.takenAt),
    returnedAt: move(course.returnedAt),
    verifiedAt: move(course.verifiedAt),
    publishedAt: move(course.publishedAt),
    exemptedAt: move(course.exemptedAt),
    givenUpAt: course.givenUpAt,
  }
}

function started(random: Random, startedAt: Date) {
  return { firstLookAt: after(startedAt, -random.between(0.01, 0.15)), startedAt }
}

function within(random: Random, from: Date, to: Date) {
  return earliest(to, new Date(random.between(from.getTime(), Math.max(from.getTime(), to.getTime()))))
}

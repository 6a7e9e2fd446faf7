import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import type { GradingBasis } from '#app/assessments/grading-basis.server.ts'
import type { Grade } from '#app/grading/grades.ts'
import type { GradingInput } from '#app/grading/types.ts'
import { isoDate } from '#app/i18n/format.ts'
import { after, latest } from './calendar.ts'
import { finishedCourse, openCourse, type Course } from './course.ts'
import type { DemoFile } from './evidence-files.ts'
import { gradeDemo, type DemoResult } from './grade-demo.ts'
import { makeAnswers, type AnswerPlan, type DemoAnswer } from './make-answers.ts'
import { gradedReview, makeReviews, type DemoReview } from './make-reviews.ts'
import type { DemoSupplier } from './make-suppliers.ts'
import type { Answerer } from './make-value.ts'
import type { Random } from './random.ts'
import type { RoundTimes } from './rounds.ts'
import { TEXTS } from './texts.ts'

/** A round with what it asks and how many rounds went before. */
export type DemoRound = RoundTimes & {
  id: string
  index: number
  basis: GradingBasis
  questionnaireVersionId: string
  policyVersionId: string
}

export type DemoAssessment = {
  id: string
  supplier: DemoSupplier
  round: DemoRound
  state: AssessmentState
  course: Course
  askedItems: number
  answers: DemoAnswer[]
  reviews: DemoReview[]
  /** Items sent back in the one round of returns. */
  returned: DemoAnswer[]
  self: DemoResult | null
  verified: DemoResult | null
}

export type AssessmentOptions = { now: Date; files: readonly DemoFile[]; hasSelfReceipt: boolean }

const IMPROVEMENT_PER_ROUND = 0.02
const FINDING_SHARE = 0.065
const ZERO_TOLERANCE_SHARE = 0.12
const REVIEWED_SHARE = 0.55
const MOST_ATTEMPTS = 400

/** One supplier's assessment in one round; of the cast, drawn again until it has the grade of its story. */
export function makeAssessment(
  supplier: DemoSupplier,
  round: DemoRound,
  state: AssessmentState,
  options: AssessmentOptions,
): DemoAssessment {
  const wanted = supplier.cast?.grades[round.index] ?? null
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const random = supplier.random.fork(`${round.year}-${attempt}`)
    const made = draw(random, supplier, round, state, options)
    if (wanted === null || hasPlainGrade(made, wanted)) return made
  }
  throw new Error(`no answers found that give ${supplier.row.nameZh} the grade ${wanted} for ${round.year}`)
}

function hasPlainGrade({ verified }: DemoAssessment, wanted: Grade) {
  return verified?.grade === wanted && verified.isUncapped
}

function draw(
  random: Random,
  supplier: DemoSupplier,
  round: DemoRound,
  state: AssessmentState,
  { now, files, hasSelfReceipt }: AssessmentOptions,
): DemoAssessment {
  const isOpen = round.state === 'open'
  const course = isOpen ? openCourse(random, round, state, now) : finishedCourse(random, round, state)
  const dimensions = round.basis.dimensionsOf(supplier.row.category)
  const to = course.submittedAt ?? (isOpen ? now : (round.closedAt ?? now))
  const answerer = answererOf(random, supplier, round, isoDate(to))
  const plan: AnswerPlan = {
    from: course.startedAt ?? round.openedAt,
    to: course.firstSubmittedAt ?? after(to, -0.2),
    progress: progressOf(random, supplier, course),
    finding: findingOf(random, supplier, round),
    files,
    dimensionOffset: code => supplier.random.fork(`dimension-${code}`).normal(0, 0.06),
  }
  const answers = makeAnswers(answerer, dimensions, plan)
  const returned = course.returnedAt ? pickReturned(random, answers) : []
  if (returned.length > 0 && state !== 'returned') resave(returned, course)
  const made = {
    id: random.id(),
    supplier,
    round,
    state,
    course,
    askedItems: dimensions.reduce((sum, { items }) => sum + items.length, 0),
    answers,
    reviews: makeReviews(answerer, reviewedAnswers(state, answers, returned)),
    returned,
  }
  return { ...made, ...gradesOf(made, hasSelfReceipt) }
}

function answererOf(random: Random, supplier: DemoSupplier, round: DemoRound, asOf: string): Answerer {
  const { row, quality } = supplier
  return {
    random,
    quality: quality + IMPROVEMENT_PER_ROUND * round.index + random.normal(0, 0.03),
    context: { category: row.category, isSmallFirm: row.isSmallFirm ?? false, asOf },
    headcount: row.headcount ?? 100,
    texts: wordsOf(random, supplier),
  }
}

/** What a supplier writes where an answer is text. */
export function wordsOf(random: Random, { people, city }: DemoSupplier): Answerer['texts'] {
  const [owner] = people
  const texts = TEXTS[owner.locale]
  return {
    person:
      owner.locale === 'en'
        ? `${owner.name}, ${random.pick(texts.titles)}`
        : `${owner.name}，${random.pick(texts.titles)}`,
    remark: texts.remark,
    scope: texts.scope,
    site: city,
    issuer: texts.issuer,
    reason: random.pick(texts.notApplicableReasons),
  }
}

function progressOf(random: Random, { cast }: DemoSupplier, course: Course) {
  if (course.submittedAt) return 1
  return course.startedAt ? (cast?.progress ?? random.between(0.03, 0.95)) : 0
}

/** Some firms have something that a reviewer must look at; which, is drawn from what the questionnaire knows. */
function findingOf(
  random: Random,
  { cast }: DemoSupplier,
  { basis, state }: DemoRound,
): AnswerPlan['finding'] {
  if (cast) return state === 'open' ? (cast.finding ?? null) : null
  if (!random.chance(FINDING_SHARE)) return null
  const level = random.chance(ZERO_TOLERANCE_SHARE) ? 'zeroTolerance' : 'critical'
  const candidates = [...basis.items.values()].flatMap(({ item }) =>
    item.triggers
      .filter(trigger => trigger.when && trigger.level === level)
      .map(({ id }) => ({ item: item.code, trigger: id })),
  )
  return candidates.length > 0 ? random.pick(candidates) : null
}

function pickReturned(random: Random, answers: DemoAnswer[]) {
  const withFiles = answers.filter(({ attachments }) => attachments.length > 0)
  const picked = withFiles.filter(() => random.chance(3 / withFiles.length)).slice(0, 5)
  return picked.length > 0 ? picked : withFiles.slice(0, 1)
}

function resave(returned: DemoAnswer[], { returnedAt, submittedAt }: Course) {
  for (const answer of returned) {
    answer.rev += 1
    answer.savedAt = latest(returnedAt, submittedAt && after(submittedAt, -0.5))
  }
}

function reviewedAnswers(state: AssessmentState, answers: DemoAnswer[], returned: DemoAnswer[]) {
  if (state === 'verified' || state === 'published') return answers
  const begun = answers.slice(0, Math.round(answers.length * REVIEWED_SHARE))
  return state === 'under-review' || state === 'returned'
    ? begun.filter(answer => !returned.includes(answer))
    : []
}

function gradesOf(made: Omit<DemoAssessment, 'self' | 'verified'>, hasSelfReceipt: boolean) {
  const { supplier, round, course, answers, reviews, id, state } = made
  const { scoringModel } = round.basis
  if (!course.submittedAt || !scoringModel) return { self: null, verified: null }
  const input: GradingInput = {
    questionnaire: scoringModel,
    policy: round.basis.policy,
    supplier: { category: supplier.row.category, isSmallFirm: supplier.row.isSmallFirm ?? false },
    asOf: isoDate(course.submittedAt),
    answers: Object.fromEntries(answers.map(({ item, answer }) => [item.code, answer])),
    reviews: {},
  }
  const meta = { assessment: id, supplier: supplier.row.code, year: round.year }
  const self = gradeDemo(input, hasSelfReceipt ? { ...meta, kind: 'self' } : null)
  if (state !== 'published') return { self, verified: null }
  const judged = Object.fromEntries(reviews.map(review => [review.itemCode, gradedReview(review)]))
  return { self, verified: gradeDemo({ ...input, reviews: judged }, { ...meta, kind: 'verified' }) }
}

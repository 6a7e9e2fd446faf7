import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express'
import { canAnswer } from '#app/accounts/roles.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { groupCommit, type GroupCommit } from '#app/assessments/group-commit.server.ts'
import { saveWithin, type SaveOutcome } from '#app/assessments/save-answers.server.ts'
import { SaveRequest } from '#app/assessments/save-request.ts'
import { actionContext } from '#app/http/guards.server.ts'
import { getConnection } from '#db/client.server.ts'
import { log } from './log.server.ts'
import { readRequestContext } from './request-context.server.ts'

/** Browsers allow a body of this size to outlive its page. */
const MAX_BODY = '64kb'
const PATH = '/api/assessments/:assessmentId/answers'

/**
 * `POST /api/assessments/:assessmentId/answers`: saves what a supplier types, before Remix, because it is asked
 * far more often than every page together. The body is a `SaveRequest`; the answer carries a result per item.
 * 200: each result says what became of its item. 409: the same, and some item changed meanwhile. 422: the
 * request as a whole makes no sense. 401: nobody is signed in. 404: no such assessment of the actor's. 413: too
 * large. 503: not stored, try again.
 */
export function mountAutosave(app: Express) {
  let commit: GroupCommit | null = null
  const save: RequestHandler<{ assessmentId: string }> = async (request, response, next) => {
    const { context } = response.locals
    const { db, raw } = getConnection()
    const parsed = SaveRequest.safeParse(request.body)
    if (!parsed.success) {
      const isThere = findAssessment(db, context.actor, request.params.assessmentId) !== null
      return answer(response, isThere ? 422 : 404, { error: isThere ? 'malformed' : 'not-found' })
    }
    commit ??= groupCommit(raw)
    try {
      const { assessmentId } = request.params
      const outcome = await commit(() => saveWithin(db, context, assessmentId, parsed.data))
      answer(response, statusOf(outcome), bodyOf(outcome))
    } catch (error) {
      next(error)
    }
  }
  app.post(PATH, authenticate, express.json({ limit: MAX_BODY, inflate: false }), save, onError)
}

const authenticate: RequestHandler = (request, response, next) => {
  const context = readRequestContext(request, response)
  if (!context.actor) return answer(response, 401, { error: 'signed-out' })
  if (!canAnswer(context.actor)) return answer(response, 404, { error: 'not-found' })
  response.locals.context = actionContext(context, context.actor)
  next()
}

function statusOf(outcome: SaveOutcome): number {
  if (!outcome.ok) return outcome.refusal.code === 'not-found' ? 404 : 422
  return outcome.results.some(({ status }) => status === 'conflict') ? 409 : 200
}

function bodyOf(outcome: SaveOutcome): Record<string, unknown> {
  return outcome.ok
    ? { results: outcome.results, progress: outcome.progress }
    : { error: outcome.refusal.code }
}

const onError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error)
  const status: unknown = error?.status
  if (status === 413) return answer(response, 413, { error: 'too-large' })
  if (typeof status === 'number' && status < 500) return answer(response, 422, { error: 'malformed' })
  log.error({ err: error }, 'a save failed')
  answer(response, 503, { error: 'not-saved' })
}

function answer(response: Response, status: number, body: Record<string, unknown>) {
  response.status(status).json(body)
}

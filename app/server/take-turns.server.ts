import type { RequestHandler } from 'express'

/** Pages that are made at the same time. A page keeps the processor busy; more at once would only end later. */
const AT_ONCE = 2

/**
 * Lets pages be made one after the other, so that whatever is short (a save, a new connection) waits for one page at
 * most and not for all that were asked for. A turn ends when the answer's head is sent, however slowly its reader
 * takes the rest. Only reading takes turns: a form may still be on its way.
 */
export function takeTurns(atOnce = AT_ONCE): RequestHandler {
  const waiting: (() => void)[] = []
  let underWay = 0

  function end() {
    underWay -= 1
    // Not at once: what has arrived meanwhile goes first.
    setImmediate(() => {
      while (underWay < atOnce && waiting.length > 0) waiting.shift()?.()
    })
  }

  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    function begin() {
      if (response.destroyed) return
      underWay += 1
      whenAnswered(response, end)
      next()
    }
    if (underWay < atOnce && waiting.length === 0) begin()
    else waiting.push(begin)
  }
}

type Answer = Parameters<RequestHandler>[1]

/** Calls `done` once: when the head of the answer is sent, or its reader has gone. */
function whenAnswered(response: Answer, done: () => void) {
  let isDone = false
  const once = () => {
    if (!isDone) done()
    isDone = true
  }
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => Answer
  response.writeHead = (...args: unknown[]) => {
    once()
    return writeHead(...args)
  }
  response.once('close', once)
}

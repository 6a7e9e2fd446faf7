import { expect, test } from 'vitest'
import { readCliOptions } from './cli-options.ts'

test.each([
  [['list'], { what: 'list', isJson: false }],
  [['list', '--json'], { what: 'list', isJson: true }],
  [['send-digest'], { what: 'run', job: 'send-digest', asOf: null, isJson: false }],
  [
    ['send-reminders', '--now=2027-03-01T08:00', '--json'],
    { what: 'run', job: 'send-reminders', asOf: new Date('2027-03-01T00:00:00Z'), isJson: true },
  ],
])('%j is understood', (args, options) => {
  expect(readCliOptions(args)).toEqual(options)
})

test.each([
  [[], 'name one job'],
  [['send-digest', 'list'], 'name one job'],
  [['send-everything'], 'there is no job "send-everything"'],
  [['send-digest', '--now=tomorrow'], '"tomorrow" is no time'],
  [['send-digest', '--now=2027-02-30'], '"2027-02-30" is no time'],
  [['send-digest', '--force'], 'unknown option --force'],
  [['list', '--now=2027-03-01'], 'a list takes no --now'],
])('%j is refused: %s', (args, problem) => {
  expect(readCliOptions(args)).toEqual({ what: 'refuse', problem: expect.stringContaining(problem) })
})

import { expect, test } from 'vitest'
import { receivedComments, type CommentView } from './comment.ts'

test('comments that came as JSON have their times back', () => {
  const written: CommentView = {
    id: 'c1',
    body: 'Which site?',
    from: 'buyer',
    authorName: 'Example Group',
    writtenAt: new Date('2026-03-02T02:00:00Z'),
  }
  expect(receivedComments(JSON.parse(JSON.stringify([written])))).toEqual([written])
})

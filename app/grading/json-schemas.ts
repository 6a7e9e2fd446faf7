import { z } from 'zod'
import { GradeReceiptShape } from './receipt.ts'
import { GradingInputShape } from './schema.ts'

/** The JSON Schemas of the documents that the `grade` command reads and writes, by file name. */
export function jsonSchemas(): Record<string, object> {
  const input = z.toJSONSchema(GradingInputShape, { io: 'input' })
  return {
    'grade-input.schema.json': {
      ...input,
      title: 'Grading input',
      description: 'Everything a score and a grade depend on. Without `policy` the shipped one applies.',
      required: input.required?.filter(name => name !== 'policy'),
    },
    'grade-receipt.schema.json': {
      ...z.toJSONSchema(GradeReceiptShape, { io: 'input' }),
      title: 'Grade receipt',
      description: 'A result with the inputs it rests on; grading the inputs again gives the same bytes.',
    },
  }
}

import { holds } from '#app/grading/condition.ts'
import type { GradingContext } from '#app/grading/types.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import type { Dimension, Flag } from '#app/questionnaires/content-schema.ts'
import type { FlagLevel } from '#app/questionnaires/vocabulary.ts'

/** A flag that an answer raised; which answers do is data of the questionnaire version. */
export type RaisedFlag = Pick<Flag, 'id' | 'level' | 'label' | 'restricted' | 'topic'> & { itemCode: string }

export const FLAG_COLOURS = ['clear', 'amber', 'red'] as const
/** What a supplier's reply comes to. */
export type FlagColour = (typeof FLAG_COLOURS)[number]

/** The flags that the answers raise, in the order of the questionnaire. */
export function raisedFlags(
  dimensions: readonly Pick<Dimension, 'items'>[],
  answers: Readonly<Record<string, Pick<ItemAnswer, 'values'>>>,
  context: GradingContext,
): RaisedFlag[] {
  return dimensions.flatMap(({ items }) =>
    items.flatMap(({ code, flags = [] }) =>
      flags
        .filter(({ when }) => holds(when, answers[code]?.values ?? {}, context))
        .map(({ when: _, ...flag }) => ({ ...flag, itemCode: code })),
    ),
  )
}

/** The worst of the levels. */
export function colourOf(flags: readonly { level: FlagLevel }[]): FlagColour {
  if (flags.some(({ level }) => level === 'red')) return 'red'
  return flags.length > 0 ? 'amber' : 'clear'
}

/**
 * The colour that procurement and the committee see: as if a restricted item had been answered harmlessly, so
 * that not even the colour says that somebody spoke of the buyer's own people (reference/seeds.md §4.1, INT-06).
 */
export function openColourOf(flags: readonly { level: FlagLevel; restricted: boolean }[]): FlagColour {
  return colourOf(flags.filter(({ restricted }) => !restricted))
}

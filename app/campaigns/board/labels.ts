import { m } from '#app/paraglide/messages.js'
import { SPEND_LABELS, type Label } from '#app/suppliers/labels.ts'
import type { DimensionGroup } from './dimension-group.ts'
import type { Gap } from './gap.ts'
import type { Move, SpendFilter } from './result-search.ts'

export const GAP_LABELS: Record<Gap, Label> = {
  'far-below': m.board_gap_far_below,
  below: m.board_gap_below,
  alike: m.board_gap_alike,
  above: m.board_gap_above,
  'far-above': m.board_gap_far_above,
}

export const MOVE_LABELS: Record<Move, Label> = {
  'grade-up': m.board_grade_up,
  'grade-down': m.board_grade_down,
  'grade-same': m.board_grade_same,
  'score-up': m.board_score_up,
  'score-down': m.board_score_down,
  first: m.board_first,
}

export const SPEND_FILTER_LABELS: Record<SpendFilter, Label> = { ...SPEND_LABELS, none: m.board_spend_none }

export const DIMENSION_GROUP_LABELS: Record<DimensionGroup, Label> = {
  category: m.board_by_category,
  region: m.board_by_region,
  class: m.board_by_class,
}

/** By what the suppliers of a heat map are put together. */
export const DIMENSION_GROUPS = ['category', 'region', 'class'] as const
export type DimensionGroup = (typeof DIMENSION_GROUPS)[number]

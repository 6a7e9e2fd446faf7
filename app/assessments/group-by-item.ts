/** Rows by the code of their item, in their order. */
export function groupByItem<T extends { itemCode: string }>(rows: T[]): Record<string, T[]> {
  const groups: Record<string, T[]> = {}
  for (const row of rows) (groups[row.itemCode] ??= []).push(row)
  return groups
}

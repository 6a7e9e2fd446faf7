/** A change with its sign and one decimal: `+3.2`, `−0.4`, `0.0`. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(1)
  if (text === '0.0') return text
  return value > 0 ? `+${text}` : `−${text}`
}

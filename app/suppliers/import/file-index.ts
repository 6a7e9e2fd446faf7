import { identityOf, type GivenRow } from './read-row.ts'

/** The first row of a file that goes by each code, credit code and folded name. */
export type FileIndex = {
  codes: Map<string, number>
  creditCodes: Map<string, number>
  names: Map<string, number>
}

export function emptyIndex(): FileIndex {
  return { codes: new Map(), creditCodes: new Map(), names: new Map() }
}

export function addToIndex({ codes, creditCodes, names }: FileIndex, rowNumber: number, given: GivenRow) {
  const identity = identityOf(given)
  addFirst(codes, identity.code, rowNumber)
  addFirst(creditCodes, identity.creditCode, rowNumber)
  for (const name of identity.names) addFirst(names, name, rowNumber)
}

function addFirst(map: Map<string, number>, key: string, rowNumber: number) {
  if (key !== '' && !map.has(key)) map.set(key, rowNumber)
}

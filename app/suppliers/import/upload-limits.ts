export const MAX_IMPORT_MEGABYTES = 10
/** A header and this many suppliers; more come in several files. */
export const MAX_IMPORT_ROWS = 20_000
export const MAX_IMPORT_COLUMNS = 100
/** For the `accept` of the file input. */
export const IMPORT_EXTENSIONS = ['xlsx', 'csv', 'txt'] as const

/** Why a file is not taken at all; nothing of it is kept. */
export const FILE_REFUSALS = [
  'no-file',
  'empty-file',
  'file-too-large',
  /** The format of before 2007. */
  'old-excel',
  'encrypted',
  'not-a-table',
  'broken-workbook',
  /** Would unpack to far more than it is, or took too much time or memory. */
  'too-much-inside',
  'no-rows',
  'too-many-rows',
  'too-many-columns',
  'not-received',
] as const
export type FileRefusal = (typeof FILE_REFUSALS)[number]

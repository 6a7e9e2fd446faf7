import fs from 'node:fs'

/** A folder as well: its new entries outlive a power cut only once it is synced itself (not needed on Windows). */
export function syncToDisk(fileOrFolder: string) {
  const isFolder = fs.statSync(fileOrFolder).isDirectory()
  if (isFolder && process.platform === 'win32') return
  const handle = fs.openSync(fileOrFolder, isFolder ? 'r' : 'r+')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

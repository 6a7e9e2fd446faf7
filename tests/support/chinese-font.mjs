import { spawnSync } from 'node:child_process'
import { installDebianPackages } from './debian.mjs'

/** Linux machines may lack a font with Chinese glyphs: pages would show boxes. Others bring one. */
export function ensureChineseFont() {
  if (process.platform !== 'linux' || hasChineseFont()) return
  console.log('Installing a font with Chinese glyphs …')
  if (installDebianPackages(['fontconfig', 'fonts-noto-cjk']) && hasChineseFont()) return
  console.error('No font with Chinese glyphs found. Install one, for example Noto Sans CJK.')
  process.exit(1)
}

function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return Boolean(stdout?.trim())
}

import type { CompilerOptions } from '@inlang/paraglide-js'

/** How messages become typed functions; shared by the build and by `npm run messages`. */
export const paraglideOptions: CompilerOptions = {
  project: './app/i18n/project.inlang',
  outdir: './app/paraglide',
  strategy: ['baseLocale'],
  outputStructure: 'message-modules',
  emitTsDeclarations: true,
  emitGitIgnore: false,
  emitPrettierIgnore: false,
}

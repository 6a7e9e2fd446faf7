import { compile } from '@inlang/paraglide-js'
import { paraglideOptions } from '#app/i18n/paraglide.config.ts'

// `tsx tests/support/compile-messages.ts FOLDER`: the messages as one module per language. A process of its own, since
// the compiler keeps watching what it has read.
const [, , outdir = ''] = process.argv
await compile({ ...paraglideOptions, outdir, outputStructure: 'locale-modules', emitTsDeclarations: false })
process.exit()

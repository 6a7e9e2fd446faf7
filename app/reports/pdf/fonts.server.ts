import path from 'node:path'
import type PDFDocument from 'pdfkit'
import type { FontFacts, FontName } from './fit-text.ts'
import { readCoverage } from './font-coverage.server.ts'

export type Doc = InstanceType<typeof PDFDocument>

/** The server runs in the project's folder. */
const FONT_FOLDER = path.resolve('app/reports/fonts')
const FONT_FILES: Record<FontName, string> = {
  regular: path.join(FONT_FOLDER, 'NotoSansSC-Regular.ttf'),
  bold: path.join(FONT_FOLDER, 'NotoSansSC-Bold.ttf'),
}

/** Makes both weights known to the document under their names. */
export function registerFonts(doc: Doc) {
  doc.registerFont('regular', FONT_FILES.regular)
  doc.registerFont('bold', FONT_FILES.bold)
}

/** Read once: the files do not change while the server runs. */
let coverage: Record<FontName, (codePoint: number) => boolean> | null = null

export function fontFacts(doc: Doc): FontFacts {
  const covers = (coverage ??= {
    regular: readCoverage(FONT_FILES.regular),
    bold: readCoverage(FONT_FILES.bold),
  })
  const widths = { regular: new Map<string, number>(), bold: new Map<string, number>() }
  return {
    has: (font, codePoint) => covers[font](codePoint),
    width(font, character) {
      const known = widths[font].get(character)
      if (known !== undefined) return known
      const width = doc.font(font).fontSize(1).widthOfString(character)
      widths[font].set(character, width)
      return width
    },
  }
}

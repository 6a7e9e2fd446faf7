import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { columnLetters, IMPORT_FIELDS, NEEDED_FIELDS, type ImportField } from './fields.ts'
import { fieldLabel, wordsFor } from './labels.ts'
import { writeWorkbook } from './write-workbook.server.ts'

const BYTE_ORDER_MARK = '\ufeff'
/** Lists to choose from are offered this far down. */
const LAST_OFFERED_ROW = 5000
const TITLE_WIDTH = 18
const HELP_WIDTHS = [24, 16, 70, 28]

type Help = { text: string; example: string }

/** An empty table with every column, lists of the words to choose from, and a sheet that explains them. */
export function templateWorkbook(l: LocaleOption): Promise<Uint8Array<ArrayBuffer>> {
  const titles = IMPORT_FIELDS.map(field => fieldLabel(field, l))
  return writeWorkbook([
    {
      head: {
        name: m.import_sheet_suppliers({}, l),
        widths: titles.map(() => TITLE_WIDTH),
        validations: validations(l),
      },
      slices: [{ rows: [titles] }],
    },
    {
      head: { name: m.import_sheet_help({}, l), widths: HELP_WIDTHS, isWrapped: true },
      slices: [{ rows: helpRows(l).slice(0, 1) }, { rows: helpRows(l).slice(1) }],
    },
  ])
}

/** The row of titles alone, opening right in Excel. */
export function templateCsv(l: LocaleOption): string {
  return `${BYTE_ORDER_MARK}${IMPORT_FIELDS.map(field => fieldLabel(field, l)).join(',')}\r\n`
}

function validations(l: LocaleOption) {
  return IMPORT_FIELDS.flatMap((field, at) => {
    const isYesNo = field === 'isStrategic' || field === 'isSmallFirm'
    const values = isYesNo ? [m.import_yes({}, l), m.import_no({}, l)] : wordsFor(field, l)
    const isOne = values !== null && !field.endsWith('Roles')
    return isOne ? [{ column: columnLetters(at), values, lastRow: LAST_OFFERED_ROW }] : []
  })
}

function helpRows(l: LocaleOption): string[][] {
  const head = [
    m.import_help_column({}, l),
    m.import_help_need({}, l),
    m.import_help_what({}, l),
    m.import_help_example({}, l),
  ]
  const rows = IMPORT_FIELDS.map(field => {
    const { text, example } = helpFor(field, l)
    return [fieldLabel(field, l), needOf(field, l), text, example]
  })
  return [head, ...rows, [m.import_help_keep({}, l), '', '', '']]
}

function needOf(field: ImportField, l: LocaleOption) {
  if (field === 'nameZh' || field === 'nameEn') return m.import_help_one_name({}, l)
  return NEEDED_FIELDS.includes(field) && field !== 'region' ? m.import_help_yes({}, l) : ''
}

function helpFor(field: ImportField, l: LocaleOption): Help {
  const list = wordsFor(field, l) ?? []
  const words = list.join(l.locale === 'zh-CN' ? '、' : ', ')
  const [first = ''] = list
  const isChinese = l.locale === 'zh-CN'
  switch (field) {
    case 'code':
      return { text: m.import_help_code({}, l), example: 'S-00128' }
    case 'nameZh':
      return { text: m.import_help_text({}, l), example: '示例包装有限公司' }
    case 'nameEn':
      return { text: m.import_help_text({}, l), example: 'Example Packaging Co., Ltd.' }
    case 'creditCode':
      return { text: m.import_help_credit_code({}, l), example: '91350100M000100Y43' }
    case 'region':
      return { text: m.import_help_region({ words }, l), example: first }
    case 'province':
      return { text: m.import_help_text({}, l), example: isChinese ? '福建' : 'Fujian' }
    case 'status':
      return { text: m.import_help_status({ words }, l), example: list[1] ?? first }
    case 'statusSince':
      return { text: m.import_help_status_date({}, l), example: '2026-03-01' }
    case 'statusReason':
      return { text: m.import_help_reason({}, l), example: '' }
    case 'isStrategic':
    case 'isSmallFirm':
      return { text: m.import_help_yes_no({}, l), example: m.import_no({}, l) }
    case 'headcount':
      return { text: m.import_help_headcount({}, l), example: '120' }
    case 'spendBand':
      return { text: m.import_help_spend({ words }, l), example: list[1] ?? first }
    case 'sites':
      return { text: m.import_help_sites({}, l), example: 'A1; B2' }
    case 'owner':
      return { text: m.import_help_owner({}, l), example: isChinese ? '林悦' : 'Lin Yue' }
    case 'ownerEmail':
      return { text: m.import_help_owner_email({}, l), example: 'name@example.com' }
    case 'category':
    case 'supplierClass':
      return { text: m.import_help_words({ words }, l), example: first }
    default:
      return contactHelp(field, words, first, l)
  }
}

function contactHelp(field: ImportField, words: string, first: string, l: LocaleOption): Help {
  if (field.endsWith('Email'))
    return { text: m.import_help_contact_email({}, l), example: 'name@example.com' }
  if (field.endsWith('Locale')) return { text: m.import_help_contact_locale({ words }, l), example: first }
  if (field.endsWith('Roles')) return { text: m.import_help_contact_roles({ words }, l), example: first }
  return { text: m.import_help_text({}, l), example: '' }
}

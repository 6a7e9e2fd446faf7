import {
  casesField,
  certificateField,
  choiceField,
  item,
  numberField,
  rowsField,
  text,
} from './sample.test-support.ts'

/** An item with a field of every type. */
export const EVERYTHING = item({
  aboveLegalCap: true,
  fields: [
    choiceField(),
    casesField(),
    numberField(),
    { type: 'date', id: 'day', label: text('日期', 'Date') },
    { type: 'text', id: 'note', label: text('说明', 'Note'), multiline: true, maxLength: 50 },
    certificateField({
      certificateTypes: [{ value: 'permit', label: text('许可证', 'Permit') }],
      maxRecords: 2,
    }),
    rowsField(),
    {
      type: 'derived',
      id: 'agreement',
      label: text('协议', 'Agreement'),
      source: 'agreements.nda',
      as: { type: 'count' },
    },
  ],
})

export const RECORD = {
  type: 'permit',
  number: 'XK-1',
  issuer: '市场监督管理局',
  scope: '',
  site: '',
  validFrom: '2024-01-01',
  validTo: '2027-01-01',
}

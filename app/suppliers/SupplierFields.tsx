import { Link } from '@remix-run/react'
import { useState } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CheckField, CheckGroup, SelectField, TextArea, TextField } from '#app/ui/Field.tsx'
import { Stack } from '#app/ui/Page.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import {
  CATEGORY_LABELS,
  CLASS_LABELS,
  numberLabel,
  optionsOf,
  provinceLabel,
  REGION_LABELS,
  SPEND_LABELS,
} from './labels.ts'
import { nameFor } from './name-for.ts'
import type { SupplierChoices, supplierDetailsForm, SupplierDetails } from './supplier-form.ts'
import { SPEND_BANDS, SUPPLIER_CATEGORIES, SUPPLIER_CLASSES, SUPPLIER_REGIONS } from './vocabulary.ts'

type Field = ReturnType<typeof useRuleForm<ReturnType<typeof supplierDetailsForm>>>['field']

type Props = {
  field: Field
  choices: SupplierChoices
  /** The sites that are ticked at first. */
  siteIds: readonly string[]
  /** What stands in the record; nothing for a new supplier. */
  facts?: SupplierDetails
}

/** The inputs of a supplier's facts, for the new and the edit page. */
export function SupplierFields({ field, choices, siteIds, facts }: Props) {
  return (
    <Stack>
      <Identity field={field} facts={facts} />
      <Standing field={field} facts={facts} choices={choices} />
      <Sites field={field} choices={choices} siteIds={siteIds} />
      <Flags field={field} facts={facts} />
    </Stack>
  )
}

type PartProps = Pick<Props, 'field' | 'facts'>

/** Who it is and where: the region decides what its number and its place are called. */
function Identity({ field, facts }: PartProps) {
  const l = useLocale()
  const [region, setRegion] = useState(facts?.region ?? 'mainland')
  const { onChange, ...regionField } = field('region')
  return (
    <>
      <TextField label={m.supplier_code({}, l)} defaultValue={facts?.code} {...field('code')} />
      <Row>
        <TextField
          label={m.supplier_name_zh({}, l)}
          hint={m.supplier_name_hint({}, l)}
          defaultValue={facts?.nameZh}
          {...field('nameZh')}
        />
        <TextField label={m.supplier_name_en({}, l)} defaultValue={facts?.nameEn} {...field('nameEn')} />
      </Row>
      <Row>
        <SelectField
          label={m.supplier_region({}, l)}
          options={optionsOf(SUPPLIER_REGIONS, REGION_LABELS, l)}
          defaultValue={facts?.region ?? 'mainland'}
          {...regionField}
          onChange={event => {
            setRegion(SUPPLIER_REGIONS.find(one => one === event.target.value) ?? 'mainland')
            void onChange(event)
          }}
        />
        <TextField label={provinceLabel(region, l)} defaultValue={facts?.province} {...field('province')} />
      </Row>
      <TextField
        label={numberLabel(region, l)}
        hint={
          region === 'mainland'
            ? m.supplier_credit_code_hint_mainland({}, l)
            : m.supplier_tax_number_hint({}, l)
        }
        defaultValue={facts?.creditCode ?? ''}
        {...field('creditCode')}
      />
    </>
  )
}

/** What it is to the buyer. */
function Standing({ field, facts, choices }: PartProps & Pick<Props, 'choices'>) {
  const l = useLocale()
  // What somebody has to know is not chosen for them.
  const unchosen = facts ? [] : [{ value: '', label: m.supplier_choose({}, l) }]
  const nobody = { value: '', label: m.supplier_owner_none({}, l) }
  return (
    <>
      <Row>
        <SelectField
          label={m.supplier_category({}, l)}
          hint={m.supplier_category_hint({}, l)}
          options={[...unchosen, ...optionsOf(SUPPLIER_CATEGORIES, CATEGORY_LABELS, l)]}
          defaultValue={facts?.category ?? ''}
          {...field('category')}
        />
        <SelectField
          label={m.supplier_class({}, l)}
          hint={m.supplier_class_hint({}, l)}
          options={[...unchosen, ...optionsOf(SUPPLIER_CLASSES, CLASS_LABELS, l)]}
          defaultValue={facts ? String(facts.supplierClass) : ''}
          {...field('supplierClass')}
        />
      </Row>
      <Row>
        <SelectField
          label={m.supplier_spend({}, l)}
          options={[
            { value: '', label: m.supplier_spend_unknown({}, l) },
            ...optionsOf(SPEND_BANDS, SPEND_LABELS, l),
          ]}
          defaultValue={facts?.spendBand ?? ''}
          {...field('spendBand')}
        />
        <SelectField
          label={m.supplier_owner({}, l)}
          hint={m.supplier_owner_hint({}, l)}
          options={[nobody, ...choices.owners.map(({ id, name }) => ({ value: id, label: name }))]}
          defaultValue={facts?.ownerId ?? ''}
          {...field('ownerId')}
        />
      </Row>
    </>
  )
}

function Sites({ field, choices, siteIds }: Pick<Props, 'field' | 'choices' | 'siteIds'>) {
  const l = useLocale()
  if (choices.sites.length === 0)
    return (
      <p className="text-soft">
        {m.supplier_sites_none({}, l)}{' '}
        <Link to="/sites" className="link">
          {m.supplier_sites_add({}, l)}
        </Link>
      </p>
    )
  return (
    <CheckGroup
      legend={m.supplier_sites({}, l)}
      options={choices.sites.map(site => ({ value: site.id, label: nameFor(site, l) }))}
      {...field('siteIds')}
      defaultValue={siteIds}
    />
  )
}

function Flags({ field, facts }: PartProps) {
  const l = useLocale()
  return (
    <>
      <TextField
        label={m.supplier_headcount({}, l)}
        hint={m.supplier_headcount_hint({}, l)}
        inputMode="numeric"
        defaultValue={facts?.headcount ?? ''}
        {...field('headcount')}
      />
      <div>
        <CheckField
          label={m.supplier_is_strategic({}, l)}
          defaultChecked={facts?.isStrategic}
          {...field('isStrategic')}
        />
        <CheckField
          label={m.supplier_is_small({}, l)}
          hint={m.supplier_is_small_hint({}, l)}
          defaultChecked={facts?.isSmallFirm}
          {...field('isSmallFirm')}
        />
      </div>
      <TextArea
        label={m.supplier_notes({}, l)}
        hint={m.supplier_notes_hint({}, l)}
        rows={4}
        defaultValue={facts?.notes}
        {...field('notes')}
      />
    </>
  )
}

function Row({ children }: { children: React.ReactNode }) {
  return <div className="grid items-end gap-5 sm:grid-cols-2">{children}</div>
}

/** What a supplier delivers; questionnaire items apply or not by this. */
export const SUPPLIER_CATEGORIES = [
  'raw-material',
  'outsourced-processing',
  'packaging',
  'purchased-parts',
  'logistics',
  'service',
  'waste-contractor',
] as const
export type SupplierCategory = (typeof SUPPLIER_CATEGORIES)[number]

/** Where a supplier is registered. */
export const SUPPLIER_REGIONS = ['mainland', 'hk-macau-taiwan', 'overseas'] as const
export type SupplierRegion = (typeof SUPPLIER_REGIONS)[number]

/** Importance to the buyer: 1 is most important. */
export const SUPPLIER_CLASSES = [1, 2, 3] as const
export type SupplierClass = (typeof SUPPLIER_CLASSES)[number]

export const SUPPLIER_STATUSES = ['prospective', 'qualified', 'suspended', 'disqualified'] as const
export type SupplierStatus = (typeof SUPPLIER_STATUSES)[number]

/** What the buyer spends with a supplier in a year, in CNY. */
export const SPEND_BANDS = ['under-1m', '1m-5m', '5m-20m', 'over-20m'] as const
export type SpendBand = (typeof SPEND_BANDS)[number]

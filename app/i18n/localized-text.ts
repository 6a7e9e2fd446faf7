import { z } from 'zod'
import type { Locale } from './locale.ts'

/** Checks a text in every language. Apart from `locale.ts`, which the browser loads too. */
export const LocalizedText = z.object({
  'zh-CN': z.string().trim().min(1),
  en: z.string().trim().min(1),
}) satisfies z.ZodType<Record<Locale, string>>

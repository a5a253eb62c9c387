import { z } from 'zod'

import type { Toast } from '../feed.ts'
import type { Json } from '../room/types.ts'

const toastSchema = z.looseObject({
  type: z.enum(['info', 'success', 'error', 'warning']).default('info'),
  content: z.string().default(''),
  i18n: z.record(z.string(), z.string()).optional(),
})
const responseSchema = z.looseObject({
  toast: toastSchema.optional(),
  card: z.looseObject({ type: z.literal('raw'), data: z.looseObject({}) }).optional(),
})

/** Reads a callback response (cardkit-v1/card-callback-communication); null when its body has another form. */
export function readResponse(answer: unknown): { toast: Toast | undefined; card: Json | undefined } | null {
  const parsed = responseSchema.safeParse(answer)
  if (!parsed.success) return null
  const { toast, card } = parsed.data
  const shown = toast && { type: toast.type, content: toast.content, ...(toast.i18n ? { i18n: toast.i18n } : {}) }
  return { toast: shown, card: card?.data }
}

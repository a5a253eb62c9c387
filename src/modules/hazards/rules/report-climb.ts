import type { IndustryCode } from '../../directory/types.ts'
import type { ReceiverView } from '../types.ts'

type Level = ReceiverView['level']

/** The level above a body; null above the province. */
export const levelAbove: Readonly<Record<Level, Level | null>> = { county: 'city', city: 'province', province: null }

/** Industries whose overdue reports the city's bureau gets a copy of (C): no receipt is asked of it. */
export const cityCopied: readonly IndustryCode[] = ['COAL', 'HCH', 'FWK']

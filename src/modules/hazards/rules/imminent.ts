import type { Channel } from '../../../notices/types.ts'
import { speakHours } from './clock-names.ts'

/**
 * Imminent danger is told before any grade: principal and controller get the card and both rings at once, the insurer has
 * an hour to speak with one of them. A wrong alarm costs a telephone call; a late one costs lives.
 */
export const imminentDanger = {
  /** First line of the card. */
  firstLine: '停产撤人',
  buzz: ['buzz-app', 'buzz-phone'] as readonly Exclude<Channel, 'card'>[],
  speakWithinHours: speakHours,
  clause: '375 §二(二)四',
} as const

/** When somebody must have spoken with the principal or controller. */
export const speakBy = (registeredAt: Date): Date => new Date(registeredAt.getTime() + speakHours * 3_600_000)

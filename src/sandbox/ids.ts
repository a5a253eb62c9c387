import { createHash } from 'node:crypto'

import type { Random } from './random.ts'

/** Makes identifiers that look like the platform's own (samples: im-v1/message/create, im-v1/image/create). */
export interface PlatformIds {
  message(): string
  chat(): string
  image(): string
  file(): string
  event(): string
  /** Token of one card interaction, `c-…`. */
  cardToken(): string
  /** Entity of cardkit, 19 decimal digits. */
  cardEntity(): string
  tenantToken(): string
  /** Log id of one request: UTC second and 16 hexadecimal digits, as in `x-tt-logid`. */
  log(at: Date): string
}

/** Ids drawn from `random`. */
export function platformIds(random: Random): PlatformIds {
  const uuid = () => [8, 4, 4, 4, 12].map((digits) => random.hex(digits)).join('-')
  return {
    message: () => `om_${random.hex(32)}`,
    chat: () => `oc_${random.hex(32)}`,
    image: () => `img_v3_${random.hex(4)}_${uuid()}`,
    file: () => `file_v3_${random.hex(4)}_${uuid()}`,
    event: () => random.hex(32),
    cardToken: () => `c-${random.hex(40)}`,
    cardEntity: () => `7${Array.from({ length: 18 }, () => random.below(10)).join('')}`,
    tenantToken: () => `t-${random.hex(32)}`,
    log: (at) => `${at.toISOString().replace(/\D/g, '').slice(0, 14)}${random.hex(18).toUpperCase()}`,
  }
}

/** An id that stays the same over restarts and resets: the same words always give the same 32 digits. */
export function lastingId(prefix: 'ou' | 'on' | 'oc', ...words: readonly string[]): string {
  return `${prefix}_${createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 32)}`
}

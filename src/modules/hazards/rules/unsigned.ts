import type { HazardFacts } from '../facts.ts'

/** Told, and neither signed for nor handed over on paper. */
export const isUnsigned = ({ notification, hazard }: HazardFacts): boolean =>
  hazard.state === 'awaiting_signature' && notification?.signedAt === null && notification.deliveredOnPaper === null

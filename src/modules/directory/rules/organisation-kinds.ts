import type { OrganisationKind } from '../types.ts'

/** Every kind of body, for schemas at the doors. */
export const organisationKinds = [
  'insurer',
  'enterprise',
  'agency',
  'emergency-bureau',
  'industry-department',
  'financial-regulator',
  'association',
  'operator',
] as const satisfies readonly OrganisationKind[]

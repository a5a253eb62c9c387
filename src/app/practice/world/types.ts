import type { NewOrganisation, RoleCode } from '../../../modules/directory/index.ts'

/** The two tenants of the room: public bodies and the trade in one, enterprises in the other. */
export type PracticeTenant = 'practice_gov' | 'practice_ent'

/** A body of the room; its id is readable and the same in every room. */
export type PracticeOrganisation = NewOrganisation

export interface PracticeContext {
  readonly organisationId: string
  readonly role: RoleCode
  /** Cities of a bx.branch. */
  readonly regionCodes?: readonly string[]
}

export interface PracticePerson {
  readonly id: string
  readonly name: string
  readonly tenantKey: PracticeTenant
  /** Has an account the bot reaches. */
  readonly account: boolean
  readonly contexts: readonly PracticeContext[]
}

/** Dates are days in Shanghai; the end is the first day without cover. */
export interface PracticeSpan {
  readonly from: string
  readonly to: string
}

export interface PracticePolicy extends PracticeSpan {
  readonly id: string
  readonly insurerId: string
  readonly enterpriseId: string
  readonly isLead: boolean
}

export interface PracticeAssignment extends PracticeSpan {
  readonly id: string
  readonly agencyId: string
  readonly insurerId: string
  readonly enterpriseId: string
}

export interface PracticeWorld {
  readonly organisations: readonly PracticeOrganisation[]
  readonly people: readonly PracticePerson[]
  readonly policies: readonly PracticePolicy[]
  readonly assignments: readonly PracticeAssignment[]
  readonly responsible: readonly { readonly insurerId: string; readonly enterpriseId: string; readonly personId: string }[]
  readonly deputies: readonly { readonly organisationId: string; readonly personId: string; readonly deputyPersonId: string }[]
  readonly duty: readonly { readonly organisationId: string; readonly matter: 'overdue-report'; readonly people: readonly string[] }[]
}

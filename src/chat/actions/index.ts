import type { ActionTable } from '../action-table.ts'
import { administrationActions } from './administration.ts'
import { contactActions } from './contacts.ts'
import { generalActions } from './general.ts'
import { fixActions } from './hazard-fix.ts'
import { gradeActions } from './hazard-grade.ts'
import { reportActions } from './hazard-report.ts'
import { noticeActions } from './notices.ts'
import { oversightActions } from './oversight.ts'
import { registrationActions } from './registration.ts'
import { settingActions } from './settings.ts'

/** Every registered action and how it is carried out. */
export const actionTable: ActionTable = {
  ...generalActions,
  ...reportActions,
  ...gradeActions,
  ...fixActions,
  ...oversightActions,
  ...registrationActions,
  ...contactActions,
  ...administrationActions,
  ...settingActions,
  ...noticeActions,
}

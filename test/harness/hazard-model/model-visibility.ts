import type { Actor } from '../../../src/modules/directory/index.ts'
import { isSelfFound, type ModelHazard, modelOverdue } from './model-hazard.ts'

type Reader = Pick<Actor, 'personId' | 'organisationId' | 'organisationKind' | 'role'>

/** Roles that see people and no rows: administrators, association, operator; the regulator sees figures only. */
const rowless: readonly string[] = [
  'bx.admin',
  'fw.admin',
  'yjp.admin',
  'yjc.admin',
  'yjx.admin',
  'xh.staff',
  'sys.op',
  'jg.staff',
  'jg.lead',
]

/** 自查: hidden until shared or major. Proposing it as major or raising an alarm asks the insurer in, so it shares. */
const isDisclosed = (hazard: ModelHazard): boolean => !isSelfFound(hazard) || hazard.isShared || hazard.grade === 'major'

/** The row-level table of visibility, line by line. */
export function modelSees(hazard: ModelHazard, reader: Reader, now: Date): boolean {
  const { site, finder } = hazard
  const body = reader.organisationId
  const isFindersBody = body === finder.organisationId
  if (rowless.includes(reader.role)) return false
  if (hazard.state === 'draft') return isFindersBody && reader.personId === finder.personId
  switch (reader.organisationKind) {
    case 'enterprise':
      return body === site.id && (reader.role !== 'qy.worker' || reader.personId === finder.personId)
    case 'agency':
      return isDisclosed(hazard) && (isFindersBody || (body === site.agency && now < site.agencySeesUntil))
    case 'insurer':
      return isDisclosed(hazard) && (isFindersBody || body === site.insurer)
    case 'emergency-bureau':
      return isFindersBody || bureauSees(hazard, body, now)
    case 'industry-department':
      return isReceiver(hazard, body) || (site.departments.includes(body) && isForAuthority(hazard, now))
    default:
      return false
  }
}

/** What it answers for, was told of or asked to decide, and what its region must know. */
const bureauSees = (hazard: ModelHazard, body: string, now: Date): boolean =>
  isAnswerable(hazard, body) ||
  isReceiver(hazard, body) ||
  hazard.stoodIn.has(body) ||
  (hazard.site.bureaus.includes(body) && isForAuthority(hazard, now))

const isAnswerable = ({ site }: ModelHazard, body: string) => site.insurer === null && body === site.bureau
const isReceiver = ({ report }: ModelHazard, body: string) => report?.received.has(body) ?? false

/** Major from confirmation on; general once graded, self-found ones only shared or overdue; what a bureau was asked to decide. */
function isForAuthority(hazard: ModelHazard, now: Date): boolean {
  if (hazard.downgrade.wasAsked || hazard.voiding.wasAsked) return true
  if (hazard.grade === 'major') return hazard.isConfirmed
  return hazard.grade === 'general' && (!isSelfFound(hazard) || hazard.isShared || modelOverdue(hazard, now))
}

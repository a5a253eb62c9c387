import type { Actor } from '../../directory/index.ts'
import type { HazardFacts } from '../facts.ts'
import type { HazardCommand } from '../types.ts'
import { paperAfterHours } from './clock-names.ts'
import { may } from './may.ts'

const hourMs = 3_600_000

/** Commands somebody is waited for; the others may be done but nobody waits for them. */
const waitedFor: readonly HazardCommand[] = [
  'register',
  'grade',
  'approve_grade',
  'notify',
  'answer_objection',
  'sign',
  'spoke',
  'deliver_on_paper',
  'plan',
  'submit',
  'verify_ok',
  'close',
  'grant_extension',
  'decide_downgrade',
  'decide_void',
  'send_report',
  'carry_report',
  'receive_report',
  'answer_report',
  'finish_report',
  'sign_statutory',
  'record_statutory_receipt',
]

/** Acts that may be done and wait for nobody now, or for one person alone: the fixer hands in, without one the safety manager. */
function waitsForOther(command: HazardCommand, facts: HazardFacts, actor: Actor): boolean {
  if (command === 'spoke') return !facts.mustSpeak
  if (command === 'plan') return facts.hazard.state !== 'awaiting_plan'
  if (command === 'sign') return facts.hazard.state !== 'awaiting_signature'
  if (command !== 'submit') return false
  return facts.fixer === null ? actor.role !== 'qy.safety' : facts.fixer.personId !== actor.personId
}

/** Paper is the way when the card was not signed in a day, as the ladder of the signature says. */
function isTooEarly(command: HazardCommand, { notification }: HazardFacts, now: Date): boolean {
  return command === 'deliver_on_paper' && now.getTime() - (notification?.issuedAt.getTime() ?? 0) < paperAfterHours * hourMs
}

/** What waits on this actor in one hazard; empty when nothing does. */
export function waitsOn(facts: HazardFacts, actor: Actor, now: Date): readonly HazardCommand[] {
  return may(facts, actor, now).filter(
    (command) => waitedFor.includes(command) && !waitsForOther(command, facts, actor) && !isTooEarly(command, facts, now),
  )
}

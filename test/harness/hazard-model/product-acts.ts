import type { CommandDeps } from '../../../src/db/types.ts'
import type { Actor } from '../../../src/modules/directory/index.ts'
import * as hazards from '../../../src/modules/hazards/index.ts'
import type { Act } from './model-hazard.ts'

type Command = hazards.RunHazardCommand

/** The product's command behind every act but pictures and the first draft. */
const commands: Readonly<Record<Exclude<Act, 'photo_before' | 'photo_after'>, Command>> = {
  draft: (deps, actor, input) => hazards.draftHazard(deps, actor, input),
  register: hazards.registerHazard,
  discard: hazards.discardDraft,
  bring_back: hazards.bringBackDraft,
  grade_general: hazards.gradeHazard,
  grade_major: hazards.gradeHazard,
  approve_grade: hazards.approveGrade,
  refuse_grade: hazards.refuseGrade,
  notify: hazards.notifyHazard,
  object_grade: hazards.objectGrade,
  answer_objection: hazards.answerObjection,
  sign: hazards.signHazard,
  spoke: hazards.recordSpoke,
  deliver_on_paper: hazards.deliverOnPaper,
  plan: hazards.planRectification,
  stop: hazards.stopProduction,
  assign_fixer: hazards.assignFixer,
  submit: hazards.submitRectification,
  verify_ok: hazards.verifyOk,
  verify_no: hazards.verifyNo,
  close: hazards.closeHazard,
  refuse_close: hazards.refuseClose,
  reopen: hazards.reopenHazard,
  extend: hazards.requestExtension,
  grant_extension: hazards.grantExtension,
  refuse_extension: hazards.refuseExtension,
  withdraw_extension: hazards.withdrawExtension,
  downgrade: hazards.downgradeHazard,
  decide_downgrade: hazards.decideDowngrade,
  void: hazards.voidHazard,
  decide_void: hazards.decideVoid,
  merge: hazards.mergeHazard,
  share: hazards.shareHazard,
  send_report: hazards.sendReportNow,
  withdraw_report: hazards.withdrawReport,
  carry_report: hazards.carryReport,
  receive_report: hazards.receiveReport,
  handle_report: hazards.handleReport,
  answer_report: hazards.answerReport,
  finish_report: hazards.finishReport,
  transfer_report: hazards.transferReport,
  list_hazard: hazards.listHazard,
  sign_statutory: hazards.signStatutory,
  record_statutory_receipt: hazards.recordStatutoryReceipt,
}

export const isPhoto = (act: Act): act is 'photo_before' | 'photo_after' => act === 'photo_before' || act === 'photo_after'

/** The command a view lists for an act. */
export const commandOf = (act: Act): hazards.HazardCommand | null => {
  if (isPhoto(act)) return null
  return act === 'grade_general' || act === 'grade_major' ? 'grade' : act
}

export interface Press {
  readonly act: Act
  readonly hazard: string
  readonly v: number | undefined
  readonly form: Readonly<Record<string, unknown>>
  /** The picture of a photo act. */
  readonly sha256: string
}

/** Does an act for real. */
export async function press(deps: CommandDeps, actor: Actor, { act, hazard, v, form, sha256 }: Press): Promise<hazards.HazardView> {
  if (!isPhoto(act)) return commands[act](deps, actor, { hazard, v, form })
  const phase = act === 'photo_before' ? 'before' : 'after'
  return hazards.addPhotos(deps, actor, { hazard, phase, photos: [{ sha256, receivedAt: deps.clock.now() }] })
}

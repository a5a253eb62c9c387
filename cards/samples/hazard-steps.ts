import {
  closeApproval,
  downgradeDecision,
  downgradeForm,
  extensionDecision,
  extensionForm,
  fixerForm,
  fixForm,
  gradeApproval,
  mergeForm,
  notifyForm,
  objectionDecision,
  objectionForm,
  paperForm,
  planForm,
  reopenForm,
  verifyForm,
  voidDecision,
  voidForm,
} from '../index.ts'
import type { Sample } from './sample.ts'
import { extensionOf, hazardOf, personOf, type Scene, signersWith } from './scene.ts'

function approvals(scene: Scene): Sample[] {
  const { ctx, later, words } = scene
  const filled = { values: { reason: words.reason }, error: { field: 'reason', message: words.reason } }
  const objection = { by: personOf(scene), at: later(-1), reason: words.reason }
  return [
    {
      card: 'grade-approval',
      sample: 'asked',
      draw: () =>
        gradeApproval({ hazard: hazardOf(scene, ['approve_grade', 'refuse_grade'], { state: 'to_grade' }), answerBy: later(4) }, ctx),
    },
    {
      card: 'grade-approval',
      sample: 'refused',
      draw: () => gradeApproval({ hazard: hazardOf(scene, ['approve_grade'], { state: 'to_grade' }), ...filled }, ctx),
    },
    { card: 'objection-form', sample: 'new', draw: () => objectionForm({ hazard: hazardOf(scene, ['object_grade']) }, ctx) },
    {
      card: 'objection-decision',
      sample: 'asked',
      draw: () => objectionDecision({ hazard: hazardOf(scene, ['answer_objection']), objection }, ctx),
    },
    { card: 'objection-decision', sample: 'waits', draw: () => objectionDecision({ hazard: hazardOf(scene, []), objection }, ctx) },
    {
      card: 'close-approval',
      sample: 'asked',
      draw: () => closeApproval({ hazard: hazardOf(scene, ['close', 'refuse_close'], { state: 'to_close' }), answerBy: later(63) }, ctx),
    },
    ...(['waiting', 'granted', 'refused', 'withdrawn', 'lapsed'] as const).map((state) => ({
      card: 'extension-decision',
      sample: state,
      draw: () =>
        extensionDecision(
          {
            hazard: hazardOf(scene, state === 'waiting' ? ['grant_extension', 'refuse_extension', 'withdraw_extension'] : []),
            extension: extensionOf(scene, state),
          },
          ctx,
        ),
    })),
    { card: 'downgrade-decision', sample: 'asked', draw: () => downgradeDecision({ hazard: hazardOf(scene, ['decide_downgrade']) }, ctx) },
    { card: 'void-decision', sample: 'asked', draw: () => voidDecision({ hazard: hazardOf(scene, ['decide_void']) }, ctx) },
  ]
}

function forms(scene: Scene): Sample[] {
  const { ctx, words } = scene
  const people = scene.isFull ? [{ value: 'p1', text: words.person }] : []
  const planned = {
    responsible: words.person,
    measures: words.description,
    funds: '12000',
    due_on: '2026-12-20 +0800',
    emergency_plan: words.reason,
    interim_control: words.reason,
  }
  return [
    { card: 'plan-form', sample: 'new', draw: () => planForm({ hazard: hazardOf(scene, ['plan'], { state: 'awaiting_plan' }) }, ctx) },
    {
      card: 'plan-form',
      sample: 'refused',
      draw: () => planForm({ hazard: hazardOf(scene, ['plan']), values: planned, error: { field: 'due_on', message: words.reason } }, ctx),
    },
    { card: 'fixer-form', sample: 'new', draw: () => fixerForm({ hazard: hazardOf(scene, ['assign_fixer']), candidates: people }, ctx) },
    { card: 'notify-form', sample: 'new', draw: () => notifyForm({ hazard: hazardOf(scene, ['notify']), fixers: people }, ctx) },
    { card: 'notify-form', sample: 'typed', draw: () => notifyForm({ hazard: hazardOf(scene, ['notify']), fixers: [] }, ctx) },
    { card: 'fix-form', sample: 'new', draw: () => fixForm({ hazard: hazardOf(scene, ['submit']) }, ctx) },
    {
      card: 'fix-form',
      sample: 'refused',
      draw: () =>
        fixForm(
          {
            hazard: hazardOf(scene, ['submit'], { photosAfter: [] }),
            values: { measures: words.description, cost: '一万' },
            error: { field: 'cost', message: words.reason },
          },
          ctx,
        ),
    },
    {
      card: 'verify-form',
      sample: 'asked',
      draw: () => verifyForm({ hazard: hazardOf(scene, ['verify_ok', 'verify_no'], { state: 'to_verify' }) }, ctx),
    },
    {
      card: 'verify-form',
      sample: 'waits',
      draw: () => verifyForm({ hazard: hazardOf(scene, [], { state: 'to_verify', grade: 'general' }) }, ctx),
    },
    { card: 'extension-form', sample: 'new', draw: () => extensionForm({ hazard: hazardOf(scene, ['extend']) }, ctx) },
    {
      card: 'extension-form',
      sample: 'late',
      draw: () => extensionForm({ hazard: hazardOf(scene, ['extend'], { isOverdue: true, daysLeft: -2 }) }, ctx),
    },
    { card: 'downgrade-form', sample: 'new', draw: () => downgradeForm({ hazard: hazardOf(scene, ['downgrade']) }, ctx) },
    { card: 'void-form', sample: 'new', draw: () => voidForm({ hazard: hazardOf(scene, ['void'], { grade: 'general' }) }, ctx) },
    { card: 'merge-form', sample: 'new', draw: () => mergeForm({ hazard: hazardOf(scene, ['merge']), targets: people }, ctx) },
    { card: 'reopen-form', sample: 'new', draw: () => reopenForm({ hazard: hazardOf(scene, ['reopen'], { state: 'closed' }) }, ctx) },
    {
      card: 'paper-form',
      sample: 'new',
      draw: () => paperForm({ hazard: hazardOf(scene, ['deliver_on_paper'], { state: 'awaiting_signature' }) }, ctx),
    },
    ...(['read', 'unopened', 'not-reached', 'unknown'] as const).map((reach) => ({
      card: 'paper-form',
      sample: reach,
      draw: () => {
        const hazard = hazardOf(scene, ['deliver_on_paper', 'spoke'], { state: 'awaiting_signature' })
        return paperForm({ hazard, signers: signersWith(scene, reach, 'not-reached'), photos: 1 }, ctx)
      },
    })),
  ]
}

/** Samples of the forms and decisions of a hazard. */
export const hazardStepSamples = (scene: Scene): Sample[] => [...approvals(scene), ...forms(scene)]

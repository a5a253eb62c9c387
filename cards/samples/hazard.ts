import type { HazardCommand, HazardView } from '../../src/modules/hazards/types.ts'
import {
  draftPutAway,
  gradeForm,
  hazardDraft,
  hazardList,
  hazardNotice,
  hazardPhotos,
  hazardShow,
  hazardTimeline,
  imminentDanger,
  majorNotice,
  reportForm,
  speakTask,
  visitList,
} from '../index.ts'
import { outcomeSamples, reminderSamples } from './reminders.ts'
import type { Sample } from './sample.ts'
import { hazardOf, personOf, rowsOf, type Scene, signersWith } from './scene.ts'

/** The first of several pages of a story, or none at all. */
function storyOf({ words, isFull, later }: Scene) {
  const lines = Array.from({ length: isFull ? 12 : 0 }, (_, index) => ({
    at: later(-index),
    text: index % 4 === 1 ? `「重大事故隐患告知，请签收」没有送达${words.person}：此人停用了机器人` : `${words.person}：${words.reason}`,
    isFault: index % 4 === 1,
  }))
  return { lines, total: isFull ? 31 : 0, page: 1, pages: isFull ? 3 : 1 }
}

/** As many hazards of one visit as the scene is full. */
function several(scene: Scene, may: readonly HazardCommand[], overrides: Partial<HazardView>): [HazardView, ...HazardView[]] {
  const more = scene.isFull ? 7 : 1
  return [hazardOf(scene, may, overrides), ...Array.from({ length: more }, () => hazardOf(scene, may, overrides))]
}

function reporting(scene: Scene): Sample[] {
  const { ctx, words } = scene
  const options = [{ value: 'a', text: words.reason.slice(0, 60) }]
  const form = {
    draft: null,
    enterprises: scene.isFull ? [{ value: 'e1', text: words.enterprise }] : [],
    discoveries: options,
    causes: options,
    programmes: scene.isFull ? options : [],
    pictures: scene.photos,
  }
  const values = {
    enterprise: scene.isFull ? 'e1' : words.enterprise,
    place: words.place,
    description: words.description,
    found_on: '2026-11-20 +0800',
    grade: 'major',
    imminent: true,
    cause: 'a',
    photo_waiver: words.reason.slice(0, 200),
  }
  const draft = { state: 'draft', number: null, grade: 'ungraded', isImminent: scene.isFull } as const
  return [
    { card: 'report-form', sample: 'new', draw: () => reportForm(form, ctx) },
    {
      card: 'report-form',
      sample: 'refused',
      draw: () => reportForm({ ...form, draft: { hazard: 'h1', v: 2 }, values, error: { field: 'found_on', message: words.reason } }, ctx),
    },
    {
      card: 'draft',
      sample: 'ready',
      draw: () =>
        hazardDraft({ hazard: hazardOf(scene, ['draft', 'register', 'discard'], draft), keptUntil: '2026-11-30', missing: [] }, ctx),
    },
    {
      card: 'draft',
      sample: 'missing',
      draw: () =>
        hazardDraft({ hazard: hazardOf(scene, ['draft', 'discard'], draft), keptUntil: '2026-11-30', missing: ['照片', '发现方式'] }, ctx),
    },
    {
      card: 'draft-put-away',
      sample: 'put-away',
      draw: () => draftPutAway({ hazard: hazardOf(scene, ['bring_back'], draft), untilOn: '2027-02-21' }, ctx),
    },
    {
      card: 'visit-list',
      sample: 'growing',
      draw: () =>
        visitList({ visit: 'v1', enterpriseName: words.enterprise, startedAt: ctx.now, rows: rowsOf(scene, scene.isFull ? 14 : 1) }, ctx),
    },
  ]
}

function grading(scene: Scene): Sample[] {
  const { ctx, words, later } = scene
  const candidates = Array.from({ length: scene.isFull ? 20 : 0 }, (_, index) => ({
    id: `COAL-2026|5(${index})`,
    instrument: '煤矿重大事故隐患判定标准（令第21号）',
    clause: `5(${index})`,
    text: words.clause,
  }))
  const hazard = hazardOf(scene, ['grade'], { state: 'to_grade', grade: 'ungraded', isImminent: scene.isFull })
  return [
    { card: 'grade-form', sample: 'new', draw: () => gradeForm({ hazard, candidates, fixers: [], answerBy: later(4) }, ctx) },
    {
      card: 'grade-form',
      sample: 'refused',
      draw: () =>
        gradeForm(
          {
            hazard,
            candidates,
            fixers: [{ value: 'p1', text: words.person }],
            values: { grade: 'major', words: '甲烷', clause: 'COAL-2026|5(1)', fact: words.reason, due_on: '2026-12-08 +0800' },
            error: { field: 'fact', message: words.reason },
          },
          ctx,
        ),
    },
  ]
}

function notices(scene: Scene): Sample[] {
  const { ctx, words, later } = scene
  const waiting = { state: 'awaiting_signature' } as const
  const imminent = { isImminent: true, isStopped: false } as const
  const contacts = [
    { personId: 'p1', name: words.person, roleLabel: '主要负责人', mobile: words.mobile === '' ? null : words.mobile },
    { personId: 'p2', name: words.person, roleLabel: '实际控制人', mobile: null },
  ]
  return [
    {
      card: 'major-notice',
      sample: 'to-sign',
      draw: () => majorNotice({ hazards: [hazardOf(scene, ['sign', 'stop', 'object_grade'], waiting)] }, ctx),
    },
    ...(['read', 'unopened', 'not-reached'] as const).map((reach) => ({
      card: 'major-notice',
      sample: `again-${reach}`,
      draw: () => majorNotice({ hazards: [hazardOf(scene, ['sign'], waiting)], reach }, ctx),
    })),
    { card: 'major-notice', sample: 'to-others', draw: () => majorNotice({ hazards: [hazardOf(scene, [], waiting)] }, ctx) },
    {
      card: 'major-notice',
      sample: 'signed',
      draw: () => {
        const view = hazardOf(scene, ['plan'], { state: 'awaiting_plan' })
        const notification = view.notification && { ...view.notification, signedAt: later(-1), signedBy: personOf(scene) }
        return majorNotice({ hazards: [{ ...view, notification }] }, ctx)
      },
    },
    { card: 'major-notice', sample: 'visit', draw: () => majorNotice({ hazards: several(scene, ['sign', 'object_grade'], waiting) }, ctx) },
    {
      card: 'hazard-notice',
      sample: 'fixer',
      draw: () => hazardNotice({ hazards: [hazardOf(scene, ['submit', 'extend', 'object_grade'], { grade: 'general' })] }, ctx),
    },
    {
      card: 'hazard-notice',
      sample: 'visit',
      draw: () => hazardNotice({ hazards: several(scene, ['submit', 'assign_fixer', 'extend'], { grade: 'general' }) }, ctx),
    },
    { card: 'imminent-danger', sample: 'now', draw: () => imminentDanger({ hazard: hazardOf(scene, ['stop'], imminent) }, ctx) },
    {
      card: 'imminent-danger',
      sample: 'stopped',
      draw: () => imminentDanger({ hazard: hazardOf(scene, [], { isImminent: true, isStopped: true }) }, ctx),
    },
    {
      card: 'speak-task',
      sample: 'hour',
      draw: () => speakTask({ hazard: hazardOf(scene, ['spoke'], imminent), byAt: later(1), contacts }, ctx),
    },
    {
      card: 'speak-task',
      sample: 'nobody',
      draw: () => speakTask({ hazard: hazardOf(scene, ['spoke'], imminent), byAt: later(1), contacts: [] }, ctx),
    },
  ]
}

const everything: readonly HazardCommand[] = [
  'verify_ok',
  'extend',
  'grade',
  'stop',
  'share',
  'downgrade',
  'void',
  'merge',
  'plan',
  'deliver_on_paper',
]

/** Samples of the cards about a hazard as it moves. */
export function hazardSamples(scene: Scene): Sample[] {
  const { ctx, words } = scene
  return [
    ...reporting(scene),
    ...grading(scene),
    ...notices(scene),
    ...reminderSamples(scene),
    ...outcomeSamples(scene),
    {
      card: 'hazard-show',
      sample: 'may-much',
      draw: () => hazardShow({ hazard: hazardOf(scene, everything), contacts: [{ person: 'p1', label: words.person }] }, ctx),
    },
    { card: 'hazard-show', sample: 'may-decide', draw: () => hazardShow({ hazard: hazardOf(scene, ['close', 'sign_statutory']) }, ctx) },
    {
      card: 'hazard-show',
      sample: 'may-notify',
      draw: () => hazardShow({ hazard: hazardOf(scene, ['notify'], { state: 'registered' }) }, ctx),
    },
    {
      card: 'hazard-show',
      sample: 'may-sign',
      draw: () => hazardShow({ hazard: hazardOf(scene, ['sign', 'object_grade'], { state: 'awaiting_signature' }) }, ctx),
    },
    {
      card: 'hazard-show',
      sample: 'may-reopen',
      draw: () => hazardShow({ hazard: hazardOf(scene, ['reopen'], { state: 'closed' }) }, ctx),
    },
    { card: 'hazard-show', sample: 'may-nothing', draw: () => hazardShow({ hazard: hazardOf(scene, [], { state: 'closed' }) }, ctx) },
    { card: 'hazard-photos', sample: 'all', draw: () => hazardPhotos({ hazard: hazardOf(scene, []) }, ctx) },
    {
      card: 'hazard-timeline',
      sample: 'all',
      draw: () => hazardTimeline({ hazard: hazardOf(scene, []), ...storyOf(scene), signers: signersWith(scene, 'read', 'unopened') }, ctx),
    },
    {
      card: 'hazard-list',
      sample: 'page',
      draw: () =>
        hazardList(
          { title: '没有销号的隐患', filter: 'open', rows: rowsOf(scene, scene.isFull ? 10 : 1), total: 23, page: 2, pages: 3 },
          ctx,
        ),
    },
    {
      card: 'hazard-list',
      sample: 'none',
      draw: () => hazardList({ title: '已逾期的隐患', filter: 'overdue', rows: [], total: 0, page: 1, pages: 1 }, ctx),
    },
  ]
}

import {
  accidentEmergency,
  accidentTold,
  contextPicker,
  documentReady,
  groupHint,
  help,
  message,
  pictureChoose,
  pictureReceived,
  stale,
  statusSummary,
  todoList,
} from '../index.ts'
import type { Sample } from './sample.ts'
import { hazardOf, photosOf, rowsOf, type Scene } from './scene.ts'

function overviews(scene: Scene): Sample[] {
  const { words, ctx, isFull } = scene
  const count = isFull ? 12 : 1
  return [
    {
      card: 'help',
      sample: 'waiting',
      draw: () => help({ may: ['hazard_report', 'my_todo', 'status', 'switch_role'], waiting: 3, isAnswerToUnknown: false }, ctx),
    },
    { card: 'help', sample: 'not-understood', draw: () => help({ may: [], waiting: 0, isAnswerToUnknown: true }, ctx) },
    {
      card: 'todo-list',
      sample: 'page',
      draw: () =>
        todoList(
          { rows: rowsOf(scene, count), registrations: [{ registration: 'r1', text: words.person }], total: 21, page: 1, pages: 3 },
          ctx,
        ),
    },
    { card: 'todo-list', sample: 'nothing', draw: () => todoList({ rows: [], registrations: [], total: 0, page: 1, pages: 1 }, ctx) },
    {
      card: 'status-summary',
      sample: 'late',
      draw: () =>
        statusSummary(
          {
            scope: words.enterprise,
            byState: [
              { label: '待签收', value: 3 },
              { label: '整改中', value: 7 },
              { label: '待复查', value: 2 },
            ],
            seesTimeliness: isFull,
            figures: [
              { label: '没有销号的隐患', value: '12', filter: 'open', isAlarming: false },
              { label: '已逾期', value: '2', filter: 'overdue', isAlarming: isFull },
              { label: '参保企业', value: '—', filter: null, isAlarming: false },
            ],
          },
          ctx,
        ),
    },
    {
      card: 'context-picker',
      sample: 'two',
      draw: () =>
        contextPicker(
          {
            contexts: Array.from({ length: count }, (_, index) => ({
              membership: `m${index}`,
              organisationName: words.enterprise,
              roleLabel: '主要负责人',
              isPresent: index === 0,
            })),
            resume: isFull ? 'press-1' : null,
          },
          ctx,
        ),
    },
  ]
}

/** Answers and pictures. */
function answers(scene: Scene): Sample[] {
  const { words, ctx, isFull } = scene
  const count = isFull ? 12 : 1
  const hashes = photosOf(scene).map(({ sha256 }) => sha256)
  return [
    {
      card: 'message',
      sample: 'refused',
      draw: () =>
        message(
          {
            tone: 'error',
            title: '没有办成',
            ask: '请由主要负责人本人签收',
            text: words.description,
            buttons: [
              { action: 'my_todo', text: '我的待办', value: {} },
              { action: 'help', text: '帮助', value: {} },
            ],
          },
          ctx,
        ),
    },
    { card: 'stale', sample: 'closed', draw: () => stale({ hazard: hazardOf(scene, [], { state: 'closed' }) }, ctx) },
    {
      card: 'document-ready',
      sample: 'notification',
      draw: () =>
        documentReady(
          {
            title: '重大事故隐患告知书和送达回证',
            fileName: `${words.place.slice(0, 20)}.docx`,
            sizeBytes: 48_000,
            textHash: 'ab'.repeat(32),
            hazard: isFull ? 'h1' : null,
          },
          ctx,
        ),
    },
    {
      card: 'picture-received',
      sample: 'some',
      draw: () => pictureReceived({ label: words.place, pictures: hashes, seenIn: isFull ? ['HZ-20261101-007'] : [], hazard: 'h1' }, ctx),
    },
    {
      card: 'picture-choose',
      sample: 'targets',
      draw: () =>
        pictureChoose(
          {
            pictures: hashes,
            targets: Array.from({ length: count }, (_, index) => ({ form: `f${index}`, label: words.description })),
            mayReport: true,
          },
          ctx,
        ),
    },
    { card: 'picture-choose', sample: 'none', draw: () => pictureChoose({ pictures: hashes, targets: [], mayReport: false }, ctx) },
    { card: 'group-hint', sample: 'neutral', draw: () => groupHint({}, ctx) },
  ]
}

/** Words of an accident. */
function accidents({ words, ctx, later, isFull }: Scene): Sample[] {
  return [
    {
      card: 'accident-emergency',
      sample: 'mine',
      draw: () =>
        accidentEmergency(
          {
            reportByAt: later(1),
            bodies: [{ name: words.body, number: isFull ? words.mobile : null }],
            alerted: isFull ? 'insurer' : 'nobody',
            mayReport: isFull,
          },
          ctx,
        ),
    },
    {
      card: 'accident-told',
      sample: 'insurer',
      draw: () =>
        accidentTold(
          {
            at: ctx.now,
            enterpriseName: isFull ? words.enterprise : null,
            text: words.description,
            by: { name: words.person, mobile: isFull ? words.mobile : null },
            reportByAt: later(1),
            isBureau: !isFull,
          },
          ctx,
        ),
    },
  ]
}

/** Samples of the cards that belong to no module. */
export const generalSamples = (scene: Scene): Sample[] => [...overviews(scene), ...answers(scene), ...accidents(scene)]

import { automaticReport, bodyAdmin, customerList, deputyForm, dutyList, endRoleForm, inviteForm, responsibleForm } from '../index.ts'
import type { Sample } from './sample.ts'
import type { Scene } from './scene.ts'

function memberSamples({ words, ctx, isFull }: Scene): Sample[] {
  const member = { membership: 'm1', name: words.person, roleLabel: '风控专员', deputyName: isFull ? words.person : null }
  const rows = Array.from({ length: isFull ? 8 : 1 }, (_, index) => ({ ...member, isReachable: index % 3 !== 1, isOwn: index === 0 }))
  const error = { field: 'reason', message: words.reason }
  return [
    {
      card: 'body-admin',
      sample: 'page',
      draw: () =>
        bodyAdmin(
          {
            ...{ organisationName: words.body, rows, total: 19, page: 2, pages: 3 },
            may: isFull ? ['end', 'deputy', 'invite', 'duty', 'care', 'automatic'] : ['deputy'],
          },
          ctx,
        ),
    },
    { card: 'end-role-form', sample: 'new', draw: () => endRoleForm(member, ctx) },
    { card: 'end-role-form', sample: 'refused', draw: () => endRoleForm({ ...member, values: { reason: words.reason }, error }, ctx) },
    {
      card: 'deputy-form',
      sample: 'new',
      draw: () => deputyForm({ ...member, colleagues: [{ value: 'p1', text: `${words.person} 安责险主管` }] }, ctx),
    },
    {
      card: 'invite-form',
      sample: 'new',
      draw: () => inviteForm({ body: 'o1', organisationName: words.body, roles: [{ value: 'bx.service', text: '风控专员' }] }, ctx),
    },
  ]
}

function dutySamples({ words, ctx, isFull }: Scene): Sample[] {
  const matters = [
    { matter: 'overdue-report', text: '逾期报告' },
    { matter: 'registration', text: '登记审核' },
  ]
  const candidates = Array.from({ length: isFull ? 16 : 1 }, (_, index) => ({ value: `m${index}`, text: `${words.person} 市应急局经办` }))
  const people = isFull ? candidates.slice(0, 5).map(({ text }) => text) : []
  const view = { body: 'o1', matter: 'overdue-report', matters, isSet: isFull, people, candidates, left: isFull ? 3 : 0 }
  return [
    { card: 'duty-list', sample: 'now', draw: () => dutyList({ ...view, values: { person_1: 'm0', person_2: 'm1' } }, ctx) },
    {
      card: 'duty-list',
      sample: 'refused',
      draw: () => dutyList({ ...view, values: { person_1: 'm0' }, error: { field: 'people', message: words.reason } }, ctx),
    },
  ]
}

/** Samples of the cards with which an administrator keeps his body. */
export function administrationSamples(scene: Scene): Sample[] {
  const { words, ctx, isFull } = scene
  const rows = Array.from({ length: isFull ? 8 : 1 }, (_, index) => ({
    ...{ enterprise: `e${index}`, name: words.enterprise, responsibleName: index % 2 === 0 ? words.person : null },
  }))
  const customer = { enterprise: 'e1', name: words.enterprise, responsibleName: isFull ? words.person : null }
  return [
    ...memberSamples(scene),
    ...dutySamples(scene),
    { card: 'customer-list', sample: 'page', draw: () => customerList({ rows, total: 19, page: 2, pages: 3 }, ctx) },
    { card: 'customer-list', sample: 'none', draw: () => customerList({ rows: [], total: 0, page: 1, pages: 1 }, ctx) },
    {
      card: 'responsible-form',
      sample: 'new',
      draw: () => responsibleForm({ ...customer, officers: [{ value: 'p1', text: words.person }] }, ctx),
    },
    { card: 'responsible-form', sample: 'no officers', draw: () => responsibleForm({ ...customer, officers: [] }, ctx) },
    { card: 'automatic-report', sample: 'on', draw: () => automaticReport({ isOn: true }, ctx) },
    { card: 'automatic-report', sample: 'off', draw: () => automaticReport({ isOn: false }, ctx) },
  ]
}

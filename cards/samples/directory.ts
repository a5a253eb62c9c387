import {
  contactShown,
  contactViewed,
  handoverList,
  inviteCode,
  registrationForm,
  registrationRequest,
  registrationResult,
  strangerWelcome,
  unmaskForm,
  unreachableList,
} from '../index.ts'
import type { Sample } from './sample.ts'
import { rowsOf, type Scene } from './scene.ts'

function registrationSamples({ words, ctx, isFull }: Scene): Sample[] {
  const request = {
    registration: 'r1',
    name: words.person,
    mobile: isFull ? '139****1234' : null,
    organisationName: words.enterprise,
    roleLabel: '安全管理人员',
    requestedAt: ctx.now,
    hasCode: isFull,
  }
  const roles = [{ value: 'qy.principal', text: '主要负责人' }]
  return [
    { card: 'stranger-welcome', sample: 'first', draw: () => strangerWelcome({}, { ...ctx, as: null, help: null }) },
    { card: 'registration-form', sample: 'new', draw: () => registrationForm({ roles, triesLeft: 5 }, { ...ctx, as: null }) },
    {
      card: 'registration-form',
      sample: 'refused',
      draw: () =>
        registrationForm(
          {
            roles,
            triesLeft: 1,
            values: { name: words.person, organisation: words.enterprise, role: 'qy.principal' },
            error: { field: 'organisation', message: words.reason },
          },
          { ...ctx, as: null },
        ),
    },
    { card: 'registration-request', sample: 'waiting', draw: () => registrationRequest({ ...request, decided: null }, ctx) },
    {
      card: 'registration-request',
      sample: 'decided',
      draw: () => registrationRequest({ ...request, decided: { verdict: 'approved', by: words.person } }, ctx),
    },
    ...(['waiting', 'approved', 'refused', 'lapsed'] as const).map((outcome) => ({
      card: 'registration-result',
      sample: outcome,
      draw: () =>
        registrationResult(
          { outcome, organisationName: isFull ? words.enterprise : null, roleLabel: isFull ? '主要负责人' : null, reason: words.reason },
          ctx,
        ),
    })),
  ]
}

/** Samples of the cards about people and bodies. */
export function directorySamples(scene: Scene): Sample[] {
  const { words, ctx, later, isFull } = scene
  const count = isFull ? 12 : 1
  return [
    ...registrationSamples(scene),
    {
      card: 'handover-list',
      sample: 'left',
      draw: () => handoverList({ fromName: words.person, reason: '离职', rows: rowsOf(scene, count) }, ctx),
    },
    {
      card: 'unreachable-list',
      sample: 'page',
      draw: () =>
        unreachableList(
          {
            rows: Array.from({ length: count }, (_, index) => ({
              enterprise: `e${index}`,
              name: words.enterprise,
              regionName: '沁水县',
              insurerName: isFull ? words.body : null,
              openHazards: index,
              openMajor: index % 2,
              mayInvite: index % 3 !== 1,
            })),
            total: 23,
            page: 2,
            pages: 3,
          },
          ctx,
        ),
    },
    { card: 'unreachable-list', sample: 'none', draw: () => unreachableList({ rows: [], total: 0, page: 1, pages: 1 }, ctx) },
    {
      card: 'invite-code',
      sample: 'principal',
      draw: () =>
        inviteCode({ code: 'K7QM-2XTP', organisationName: words.enterprise, roleLabel: '主要负责人', expiresAt: later(7 * 24) }, ctx),
    },
    {
      card: 'unmask-form',
      sample: 'new',
      draw: () =>
        unmaskForm(
          { person: 'p1', name: words.person, organisationName: words.enterprise, maskedMobile: '139****1234', maskedIdNumber: null },
          ctx,
        ),
    },
    {
      card: 'contact-shown',
      sample: 'number',
      draw: () =>
        contactShown(
          {
            name: words.person,
            organisationName: words.enterprise,
            mobile: isFull ? words.mobile : null,
            maskedIdNumber: isFull ? '140521********1234' : null,
            purpose: words.reason,
          },
          ctx,
        ),
    },
    {
      card: 'contact-viewed',
      sample: 'several',
      draw: () =>
        contactViewed({ views: Array.from({ length: count }, () => ({ by: words.person, at: ctx.now, purpose: words.reason })) }, ctx),
    },
  ]
}

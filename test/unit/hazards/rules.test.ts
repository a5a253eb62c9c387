import { describe, expect, test } from 'vitest'
import type { ApprovalFact } from '../../../src/modules/hazards/facts.ts'
import { actText } from '../../../src/modules/hazards/rules/act-texts.ts'
import { closeSteps, nextCloseStep } from '../../../src/modules/hazards/rules/closing.ts'
import {
  causes,
  discoverySources,
  findWord,
  offeredOn,
  programmes,
  usualDiscovery,
} from '../../../src/modules/hazards/rules/dictionaries.ts'
import { dueDateProblem, isOverdue, latestDue, planDateProblem } from '../../../src/modules/hazards/rules/due-dates.ts'
import { speakBy } from '../../../src/modules/hazards/rules/imminent.ts'
import { notificationText, textHash } from '../../../src/modules/hazards/rules/notification-text.ts'
import { photoPhaseProblem } from '../../../src/modules/hazards/rules/photos.ts'
import { isRepeat, pressHash } from '../../../src/modules/hazards/rules/repeat.ts'
import { hasSignedChain, isProposer, isTheFixer, waitingProposal } from '../../../src/modules/hazards/rules/separation.ts'
import { waitsOn } from '../../../src/modules/hazards/rules/waiting.ts'
import type { HazardState } from '../../../src/modules/hazards/types.ts'
import { aHazard, inState, type Name, party, people } from './a-hazard.ts'

const today = '2026-11-23'
const day = (iso: string) => new Date(`${iso}:00+08:00`)

function approval(name: Name, given: Partial<ApprovalFact> = {}): ApprovalFact {
  return {
    act: 'close',
    step: 'approve',
    verdict: 'agreed',
    by: party(name),
    at: day('2026-11-24T10:00'),
    reason: null,
    details: {},
    round: 1,
    ...given,
  }
}

describe('a due date', () => {
  test.each([
    ['2026-11-22', 'general', false],
    ['2026-12-24', 'general', false],
    ['2026-12-09', 'major', false],
    ['2026-11-23', 'general', true],
    ['2026-12-23', 'general', true],
    ['2026-12-08', 'major', true],
  ] as const)('of %s for a %s hazard told on 23 November is taken: %s', (dueOn, grade, isTaken) => {
    expect(dueDateProblem(dueOn, grade, today) === null).toBe(isTaken)
  })

  test('crosses the end of the year', () => {
    expect(latestDue('major', '2026-12-25')).toBe('2027-01-09')
    expect(latestDue('general', '2027-01-31')).toBe('2027-03-02')
  })

  test.each([
    ['2026-12-02', '2026-12-01', false],
    ['2026-11-22', '2026-12-01', false],
    ['2026-12-01', '2026-12-01', true],
    ['2026-11-23', '2026-12-01', true],
    ['2027-06-01', null, true],
  ])('of a plan for %s when %s is set is taken: %s', (planOn, dueOn, isTaken) => {
    expect(planDateProblem(planOn, dueOn, today) === null).toBe(isTaken)
  })
})

describe('overdue', () => {
  const dueAt = day('2026-12-02T00:00')
  const cases: readonly (readonly [string, HazardState, Date | null, string, boolean])[] = [
    ['a closed hazard', 'closed', null, '2026-12-09T00:00', false],
    ['a voided hazard', 'voided', null, '2026-12-09T00:00', false],
    ['an open one a second before its end', 'rectifying', null, '2026-12-01T23:59', false],
    ['one handed in on time', 'to_verify', day('2026-12-01T23:59'), '2026-12-09T00:00', false],
    ['one handed in on time and waiting for signatures', 'to_close', day('2026-12-01T23:59'), '2026-12-09T00:00', false],
    ['an open one at its end', 'rectifying', null, '2026-12-02T00:00', true],
    ['one handed in at its end', 'to_verify', dueAt, '2026-12-02T00:00', true],
    ['one nobody signed', 'awaiting_signature', null, '2026-12-02T00:00', true],
    ['one without a plan', 'awaiting_plan', null, '2026-12-02T00:00', true],
    ['one returned after its end', 'rectifying', null, '2026-12-05T00:00', true],
  ]
  test.each(cases)('%s', (_name, state, submittedAt, at, expected) => {
    expect(isOverdue({ state, dueAt, submittedAt }, day(at))).toBe(expected)
  })

  test('never without a due date', () => {
    expect(isOverdue({ state: 'to_grade', dueAt: null, submittedAt: null }, day('2030-01-01T00:00'))).toBe(false)
  })
})

describe('separation', () => {
  test('a proposer is the person, whatever role the person comes back in', () => {
    const facts = aHazard({}, { approvals: [approval('service', { act: 'grade', step: 'propose' })] })
    expect(isProposer(facts, 'grade', { personId: 'service' })).toBe(true)
    expect(isProposer(facts, 'grade', { personId: 'manager' })).toBe(false)
  })

  test('the named fixer and whoever handed the fix in are both fixers', () => {
    const facts = { ...inState('to_verify', 'general'), fixer: party('safety') }
    expect(['fixer', 'safety', 'principal', 'service'].filter((personId) => isTheFixer(facts, { personId }))).toEqual(['fixer', 'safety'])
  })

  test('who verified, and who signed once, signs no more in that chain', () => {
    const facts = { ...inState('to_close', 'major'), approvals: [approval('manager')] }
    expect(['expert', 'manager', 'principal'].filter((personId) => hasSignedChain(facts, { personId }))).toEqual(['expert', 'manager'])
  })

  test('a proposal without its clause, a decided and a refused one wait for nobody', () => {
    const proposal = approval('expert', { act: 'grade', step: 'propose' })
    expect(waitingProposal(aHazard({}, { approvals: [{ ...proposal, details: { isComplete: false } }] }), 'grade')).toBeNull()
    expect(
      waitingProposal(aHazard({}, { approvals: [proposal, approval('manager', { act: 'grade', verdict: 'refused' })] }), 'grade'),
    ).toBeNull()
    expect(waitingProposal(aHazard({}, { approvals: [proposal, approval('manager', { act: 'grade' })] }), 'grade')).toBeNull()
    expect(waitingProposal(aHazard({}, { approvals: [proposal] }), 'grade')).toBe(proposal)
  })
})

describe('closing', () => {
  test.each([
    [{}, ['approve', 'co-sign']],
    [{ isOrdered: true }, ['approve', 'co-sign', 'bureau']],
    [{ isListed: true }, ['approve', 'co-sign', 'bureau']],
    [{ isStopped: true }, ['approve', 'co-sign', 'bureau']],
  ])('with %o takes %o', (hazard, steps) => {
    const facts = inState('to_close', 'major')
    expect(closeSteps({ ...facts, hazard: { ...facts.hazard, ...hazard } })).toEqual(steps)
  })

  test('asks the bureau once where it already takes the insurer’s part', () => {
    const facts = { ...inState('to_close', 'major'), answerable: { id: 'bureau', name: '', kind: 'emergency-bureau' } }
    expect(closeSteps({ ...facts, hazard: { ...facts.hazard, isStopped: true } })).toEqual(['approve', 'co-sign'])
  })

  test('forgets the signatures of a chain that was refused or lies before the present fix', () => {
    const facts = inState('to_close', 'major')
    expect(nextCloseStep({ ...facts, approvals: [approval('manager')] })).toBe('co-sign')
    expect(
      nextCloseStep({ ...facts, approvals: [approval('manager'), approval('principal', { step: 'co-sign', verdict: 'refused' })] }),
    ).toBe('approve')
    expect(nextCloseStep({ ...facts, approvals: [approval('manager', { at: day('2026-11-20T10:00') })] })).toBe('approve')
    expect(nextCloseStep({ ...facts, approvals: [approval('manager'), approval('principal', { step: 'co-sign' })] })).toBeNull()
  })
})

describe('a repeat', () => {
  const press = pressHash('plan', { funds: 1n })
  const act = { at: day('2026-11-24T10:00'), action: 'hazard.planned', personId: 'principal', personName: null, organisationId: 'mine' }
  const facts = aHazard(
    { version: 6 },
    { acts: [{ ...act, organisationName: null, role: null, from: null, to: null, reason: null, onVersion: 5, press }] },
  )

  test.each([
    ['by another person', people.controller, { press, v: 5 }, false],
    ['in another body', { ...people.principal, organisationId: 'other-mine' }, { press, v: 5 }, false],
    ['with another form', people.principal, { press: pressHash('plan', { funds: 2n }), v: 5 }, false],
    ['on another version', people.principal, { press, v: 4 }, false],
    ['on the same version', people.principal, { press, v: 5 }, true],
    ['without a card, nothing having happened since', people.principal, { press, v: undefined }, true],
  ] as const)('%s', (_name, actor, said, expected) => {
    expect(isRepeat(facts, actor, said)).toBe(expected)
  })
})

describe('pictures', () => {
  test.each([
    ['before', 'expert', 'to_grade', null],
    ['before', 'service', 'to_grade', 'not-allowed'],
    ['before', 'expert', 'rectifying', 'wrong-state'],
    ['after', 'fixer', 'rectifying', null],
    ['after', 'worker', 'rectifying', 'not-allowed'],
    ['after', 'service', 'rectifying', 'not-allowed'],
    ['after', 'fixer', 'to_verify', 'wrong-state'],
    ['after', 'fixer', 'awaiting_signature', 'wrong-state'],
  ] as const)('%s by %s in %s', (phase, name, state, code) => {
    expect(photoPhaseProblem(inState(state, 'general'), people[name], phase)?.code ?? null).toBe(code)
  })
})

describe('the notification', () => {
  const content = {
    number: 'HZ-20261123-001',
    enterpriseName: '示例煤业',
    creditCode: null,
    place: '8102 回风巷',
    foundOn: '2026-11-23',
    finderBody: '安探',
    fact: '瓦斯 1.2%',
    clause: '「4(一)」',
    clauseText: '瓦斯超限作业',
    clauseSource: 'by-hand',
    harm: '爆炸',
    advice: '撤人',
    dueOn: '2026-12-08',
    issuedOn: '2026-11-23',
    issuerName: '太行',
    isImminent: false,
  } as const

  test('holds fact, clause with its text, harm, measures and due date, and says who wrote the clause', () => {
    const text = notificationText(content)
    for (const part of ['瓦斯 1.2%', '「4(一)」', '瓦斯超限作业', '爆炸', '撤人', '2026-12-08', '条款由定级人填写'])
      expect(text).toContain(part)
    expect(text).not.toContain('停产撤人')
  })

  test('changes its hash with any sign of it', () => {
    const hash = textHash(notificationText(content))
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(textHash(notificationText({ ...content, dueOn: '2026-12-07' }))).not.toBe(hash)
    expect(textHash(notificationText({ ...content, isImminent: true }))).not.toBe(hash)
  })
})

describe('the dictionaries', () => {
  test('know the seven sources and three causes by key and by Chinese, and nothing else', () => {
    expect([discoverySources.length, causes.length]).toEqual([7, 3])
    expect(findWord(discoverySources, '企业自查')?.key).toBe('self-check')
    expect(findWord(causes, 'other')?.zh).toBe('其他')
    expect(findWord(causes, '天灾')).toBeUndefined()
  })

  test('offer a programme only while it runs', () => {
    expect(offeredOn(programmes, '2023-12-31')).toEqual([])
    expect(offeredOn(programmes, '2026-12-31')).toHaveLength(2)
    expect(offeredOn(programmes, '2027-01-01').map(({ key }) => key)).toEqual(['precise-prevention-2026'])
  })

  test.each([
    ['enterprise', 'qy.worker', 'worker'],
    ['enterprise', 'qy.safety', 'self-check'],
    ['emergency-bureau', 'yjx.staff', 'enforcement'],
    ['insurer', 'bx.service', 'service'],
    ['agency', 'fw.expert', 'service'],
  ])('guess how somebody of %s as %s found it: %s', (kind, role, expected) => {
    expect(usualDiscovery(kind, role)).toBe(expected)
  })
})

test('the hour to speak is counted from the registration, at night too', () => {
  expect(speakBy(day('2026-11-23T23:30'))).toEqual(day('2026-11-24T00:30'))
})

test('a line of the story names who did what and why, and the clock as the system', () => {
  const act = { at: day('2026-11-24T10:00'), from: null, to: null, onVersion: null, press: null }
  const by = { personId: 'p', personName: '秦示川', organisationId: 'mine', organisationName: '沁河煤业', role: 'qy.principal' }
  expect(actText({ ...act, ...by, action: 'hazard.signed', reason: null })).toContain('秦示川（沁河煤业')
  expect(actText({ ...act, ...by, action: 'hazard.returned', reason: '没修好' })).toMatch(/：没修好$/)
  const nobody = { personId: null, personName: null, organisationId: null, organisationName: null, role: null }
  expect(actText({ ...act, ...nobody, action: 'report.sent', reason: null })).toBe('系统报送了逾期上报')
})

describe('what waits', () => {
  const now = day('2026-11-24T10:00')
  const actor = (name: Name) => ({
    ...people[name],
    personName: name,
    membershipId: name,
    organisationName: '',
    regionCode: '140521',
    branchRegionCodes: [],
    sectors: [],
    developmentZone: null,
  })

  test('waits on the fixer, and without one on the safety manager', () => {
    const facts = inState('rectifying', 'general')
    const on = (given: typeof facts) =>
      (['fixer', 'safety', 'principal'] as const).filter((name) => waitsOn(given, actor(name), now).includes('submit'))
    expect(on(facts)).toEqual(['fixer'])
    expect(on({ ...facts, fixer: null })).toEqual(['safety'])
  })

  test('is never what merely may be done', () => {
    expect(waitsOn(inState('rectifying', 'major'), actor('principal'), now)).toEqual([])
    expect(waitsOn(inState('awaiting_signature', 'major'), actor('principal'), now)).toEqual(['sign'])
  })
})

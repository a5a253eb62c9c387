import type { Tx } from '../../../db/types.ts'
import { formatInstant } from '../../../lib/calendar-words.ts'
import type { Recipient } from '../../../notices/index.ts'
import { industryLabel, roleLabel } from '../../directory/index.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { standardOf } from '../queries/clause-facts.ts'
import { timelinessOf, timelinessWords } from '../rules/timeliness.ts'
import type { ReportExtras } from './report-text.ts'

const outcomes: Readonly<Record<string, string>> = {
  waiting: '待审',
  granted: '同意',
  refused: '不同意',
  withdrawn: '撤回',
  lapsed: '到期未审',
}

/** Reads what the report of an overdue hazard needs beside its facts. */
export async function reportExtras(tx: Tx, facts: HazardFacts, now: Date): Promise<Omit<ReportExtras, 'lateness'>> {
  const { title, number } = standardOf(facts.hazard.standardId)
  return {
    industry: facts.enterprise === null ? '未登记' : industryLabel(facts.enterprise.industry),
    extensions: await extensionLines(tx, facts.hazard.id),
    standard: title === null ? null : `《${title}》${number ?? ''}`,
    timeliness: timelinessOf(facts, now).map((duty) => `时限：${timelinessWords(duty)}`),
    contacts: await contactLines(tx, await audienceOf(tx, { facts, words: ['principal', 'safety', 'responsible'] }, now)),
  }
}

async function extensionLines(tx: Tx, hazardId: string): Promise<readonly string[]> {
  const rows = await tx.extensionRequest.findMany({ where: { hazardId }, orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }] })
  return rows.map(
    (row) =>
      `${formatInstant(row.requestedAt, new Date(0))} 申请由 ${row.fromDueOn} 延至 ${row.newDueOn}${row.isLate ? '（逾期后补申请）' : ''}，${outcomes[row.state] ?? row.state}`,
  )
}

/** A bureau may see the numbers of those it must ring; nobody else is sent the report. */
async function contactLines(tx: Tx, people: readonly Recipient[]): Promise<readonly string[]> {
  const rows = await tx.person.findMany({ where: { id: { in: people.map(({ personId }) => personId) } } })
  return people.flatMap(({ personId, role }) => {
    const person = rows.find(({ id }) => id === personId)
    return person === undefined ? [] : [`${person.name}（${roleLabel(role)}）${person.mobile ?? '无电话'}`]
  })
}

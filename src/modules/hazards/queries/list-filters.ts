import { Prisma } from '../../../db/generated/client.ts'
import { overdueSql } from '../access.ts'

const open = Prisma.sql`h.state NOT IN ('draft', 'closed', 'merged', 'voided')`

/** Conditions on `hazard h` behind the figures of the status card; each figure opens its own list. */
export const listFilters = {
  open: () => open,
  overdue: (now: Date) => overdueSql(now),
  'overdue-major': (now: Date) => Prisma.sql`h.grade = 'major' AND ${overdueSql(now)}`,
  'unsigned-major': () => Prisma.sql`h.state = 'awaiting_signature'`,
  'to-verify': () => Prisma.sql`h.state = 'to_verify'`,
  watched: () => Prisma.sql`${open} AND EXISTS (SELECT 1 FROM watch_entry w WHERE w.hazard_id = h.id)`,
  drafts: () => Prisma.sql`h.state = 'draft' AND h.put_away_at IS NULL`,
} as const satisfies Record<string, (now: Date) => Prisma.Sql>

export type ListFilter = keyof typeof listFilters

export const listTitles: Readonly<Record<ListFilter, string>> = {
  open: '未销号的隐患',
  overdue: '逾期未整改的隐患',
  'overdue-major': '逾期未整改的重大隐患',
  'unsigned-major': '没有签收的重大隐患',
  'to-verify': '等待复查的隐患',
  watched: '关注名单：逾期报告没有办结的重大隐患',
  drafts: '我的草稿',
}

export const isListFilter = (filter: string): filter is ListFilter => Object.hasOwn(listFilters, filter)

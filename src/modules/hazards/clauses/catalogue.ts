import { z } from 'zod'
import file from '../data/standards.json' with { type: 'json' }

const standardSchema = z.object({
  id: z.string(),
  industry: z.string(),
  title: z.string(),
  no: z.string(),
  /** First day on which it judges; null where the official text must say. */
  effective: z.string().nullable(),
  /** Last day on which it judges. */
  end: z.string().nullable(),
  /** How much of its text the catalogue holds. */
  lines: z.enum(['paraphrase', 'topic', 'partial', 'superseded-list', 'none']),
})
const lineSchema = z.object({ standard: z.string(), group: z.string(), clause: z.string(), line: z.string() })

export type Standard = z.infer<typeof standardSchema>

/** One line of a determination standard: a short paraphrase to find it by, never the rule itself. */
export interface ClauseLine {
  /** `COAL-2026|4(一)`: standard and clause. */
  readonly id: string
  readonly standard: Standard
  readonly clause: string
  /** Heading it stands under: 第13条 有限空间. */
  readonly heading: string
  readonly text: string
}

export interface Catalogue {
  readonly standards: readonly Standard[]
  readonly lines: ReadonlyMap<string, ClauseLine>
}

/** Remarks of the compiler in brackets are not words of the standard. */
const withoutRemarks = (text: string) => text.replaceAll(/\s*\((?:memory|部答复|条文)[^)]*\)/g, '')

let read: Catalogue | undefined

/** The catalogue of determination standards, read and checked at the first call. */
export function catalogue(): Catalogue {
  read ??= parse()
  return read
}

function parse(): Catalogue {
  const standards = z.array(standardSchema).parse(file.standards)
  const byId = new Map(standards.map((standard) => [standard.id, standard]))
  const lines = new Map<string, ClauseLine>()
  for (const row of z.array(lineSchema).parse(file.lines)) {
    const standard = byId.get(row.standard)
    if (standard === undefined) throw new Error(`clause ${row.standard} ${row.clause} belongs to no standard`)
    const id = `${row.standard}|${row.clause}`
    lines.set(id, { id, standard, clause: row.clause, heading: withoutRemarks(row.group), text: withoutRemarks(row.line) })
  }
  return { standards, lines }
}

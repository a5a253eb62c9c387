/** One rule of the house, in dependency-cruiser's words; `comment` is its reason. */
export interface HouseRule {
  readonly name: string
  readonly comment: string
  readonly severity: 'error'
  readonly from: Record<string, unknown>
  readonly to: Record<string, unknown>
}

/** Low to high: a file imports its own folder and lower tiers only. */
export const tiers: readonly (readonly string[])[] = [
  ['src/lib'],
  ['src/observability', 'src/db'],
  ['src/jobs', 'src/journal', 'src/notices', 'src/deadlines'],
  ['src/modules'],
  ['cards', 'src/reports', 'src/exports', 'src/imports', 'src/platform'],
  ['src/chat'],
  ['src/feishu'],
  ['src/app'],
]

/** Which module may call which, through its index.ts: each with the reason it needs to. */
export const moduleCalls: Readonly<Record<string, readonly string[]>> = {
  directory: [],
  evidence: [],
  /** Who may act and is to be told; originals behind its photos. */
  hazards: ['directory', 'evidence', 'operations'],
  /** Whom the rows of a day concern, and who administers these bodies. */
  'journal-roots': ['directory', 'hazards'],
  /** Who operates the deployment. */
  operations: ['directory'],
}

const error = 'error' as const
const inside = (folders: readonly string[]): string => `^(${folders.join('|')})/`

const tierRules: HouseRule[] = tiers.flatMap((folders, level) => {
  const higher = tiers.slice(level + 1).flat()
  if (higher.length === 0) return []
  return [
    {
      name: `tier-${level}-looks-down`,
      comment: 'data flows one way: a lower tier that knew a higher one could not be understood or tested alone',
      severity: error,
      from: { path: inside(folders) },
      to: { path: inside(higher) },
    },
  ]
})

const moduleRules: HouseRule[] = Object.entries(moduleCalls).map(([name, allowed]) => ({
  name: `module-${name}-calls`,
  comment: 'which module may call which is the table above: a new arrow is a decision',
  severity: error,
  from: { path: `^src/modules/${name}/` },
  to: { path: '^src/modules/', pathNot: `^src/modules/(${[name, ...allowed].join('|')})/` },
}))

const wall = (name: string, vendor: string, allowed: string): HouseRule => ({
  name: `${name}-behind-its-wall`,
  comment: 'a vendor that can be replaced in one folder can be replaced',
  severity: error,
  from: { path: '^(src|cards)/', pathNot: allowed },
  to: { path: `node_modules/(${vendor})/` },
})

export const houseRules: readonly HouseRule[] = [
  {
    name: 'no-circle',
    comment: 'two files that need each other are one file or three',
    severity: error,
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  ...tierRules,
  ...moduleRules,
  {
    name: 'module-through-its-door',
    comment: 'index.ts and types.ts are what a module promises; the rest may change',
    severity: error,
    from: { path: '^(src|cards)/', pathNot: '^src/modules/' },
    to: { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/(index|types|forms)\\.ts$' },
  },
  {
    name: 'other-module-through-its-door',
    comment: 'index.ts and types.ts are what a module promises; the rest may change',
    severity: error,
    from: { path: '^src/modules/([^/]+)/' },
    to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(index|types)\\.ts$'] },
  },
  {
    name: 'rules-without-world',
    comment: 'a rule is a pure decision with a clause: time and rows are arguments',
    severity: error,
    from: { path: '^src/modules/[^/]+/rules/' },
    to: { path: '^src/(db|journal/(store|queries|index)|notices/(store|queries|index)|deadlines/(store|queries|index))' },
  },
  {
    name: 'generated-client-in-stores',
    comment: 'rows are read and written in stores and queries; a command that knew the client could not be read as a decision',
    severity: error,
    from: {
      path: '^(src|cards)/',
      pathNot: '^src/(db|journal|notices|deadlines)/|^src/modules/[^/]+/(store|queries|access)(/|\\.ts$)',
    },
    to: { path: '^src/db/generated/' },
  },
  {
    name: 'sandbox-alone',
    comment: 'the emulator could serve any bot: it shares only lib/',
    severity: error,
    from: { path: '^src/sandbox/' },
    to: { path: '^(src|cards)/', pathNot: '^src/(sandbox|lib)/' },
  },
  {
    name: 'sandbox-only-from-app',
    comment: 'only the practice mode starts the emulator',
    severity: error,
    from: { path: '^(src|cards)/', pathNot: '^src/(app|sandbox)/' },
    to: { path: '^src/sandbox/' },
  },
  {
    name: 'feishu-through-two-doors',
    comment: 'the gateway knows the rest only through the conversation and the deliverer of notices',
    severity: error,
    from: { path: '^src/feishu/' },
    to: { path: '^(src|cards)/', pathNot: '^src/(feishu|lib|db|observability)/|^src/chat/inbound\\.ts$|^src/notices/types\\.ts$' },
  },
  wall('lark', '@larksuiteoapi', '^src/feishu/'),
  wall('koa', 'koa|@koa', '^src/(app|feishu|sandbox)/'),
  wall('cron', 'node-cron', '^src/app/'),
  wall('docx', 'docx', '^src/exports/'),
  wall('sharp', 'sharp|exif-reader', '^src/(modules/evidence|app/practice)/'),
  wall('prisma', '@prisma|prisma|pg', '^src/db/'),
]

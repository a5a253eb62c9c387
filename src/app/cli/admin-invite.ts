import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { isCreditCode } from '../../lib/credit-code.ts'
import { AppError } from '../../lib/errors.ts'
import { randomIds } from '../../lib/ids.ts'
import { inviteFirstAdministrator } from '../../modules/directory/index.ts'
import { commandClock, withAppDatabase } from './with-database.ts'

const kinds = [
  'insurer',
  'enterprise',
  'agency',
  'emergency-bureau',
  'industry-department',
  'financial-regulator',
  'association',
  'operator',
] as const
const industries = ['COAL', 'NCM', 'HCH', 'FWK', 'MET', 'TRA', 'CON', 'CIV', 'FSH', 'OTH'] as const

const usage = `用法：npm run admin:invite -- --organisation "单位全称或统一社会信用代码" [--kind 类别 --region 六位区划代码 [--sectors 行业,行业]]
  单位还没有录入时必须写全称，并给出 --kind 和 --region。
  类别：${kinds.join(' ')}
  行业（只用于 industry-department）：${industries.join(' ')}`

const asked = z
  .object({
    organisation: z.string().trim().min(1),
    kind: z.enum(kinds).optional(),
    region: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    sectors: z.array(z.enum(industries)).optional(),
  })
  // A code finds a body that is entered; a new one is entered under its name.
  .refine(({ organisation, kind }) => kind === undefined || !isCreditCode(organisation))

/**
 * What was asked on the command line.
 *
 * @throws AppError `set-up` with the usage when something is missing, unknown or of another form.
 */
export function readInvitation(args: readonly string[]): z.output<typeof asked> {
  try {
    const option = { type: 'string' } as const
    const { values } = parseArgs({ args: [...args], options: { organisation: option, kind: option, region: option, sectors: option } })
    return asked.parse({ ...values, sectors: values.sectors?.split(',') })
  } catch (cause) {
    throw new AppError('set-up', usage, { cause })
  }
}

/**
 * Makes the one-time code for the first administrator of a body and says it, once.
 *
 * Works beside the running program and alone.
 *
 * @throws AppError with a line that says what to do.
 */
export async function adminInvite(config: Config, args: readonly string[], say: (line: string) => void): Promise<void> {
  const { organisation, kind, region, sectors } = readInvitation(args)
  const clock = await commandClock(config)
  const issued = await withAppDatabase(config, (db) =>
    inviteFirstAdministrator(
      { db, clock, ids: randomIds },
      {
        organisationName: organisation,
        ...(kind === undefined ? {} : { kind }),
        ...(region === undefined ? {} : { regionCode: region }),
        ...(sectors === undefined ? {} : { sectors }),
      },
    ),
  )
  const until = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' })
  say(`邀请码：${issued.code}`)
  say(`单位：${issued.organisationName}　身份：${issued.roleLabel}　有效期至：${until.format(issued.expiresAt)}`)
  say('请当面或电话告诉本人：在飞书里打开机器人，发“登记”，按卡片填写邀请码。只能用一次，这里不会再显示。')
}

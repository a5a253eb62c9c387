import { actions } from '../cards/actions.ts'
import { type FeishuEvent, feishuCallback, feishuEvents, feishuNeeds } from '../src/app/cli/feishu-needs.ts'
import { obligations, type Servant } from '../src/app/obligations.ts'
import { faultEffects } from '../src/sandbox/fault-effects.ts'
import { sourceMap } from './source-map.ts'

const code = (text: string): string => `\`${text}\``
const cell = (text: string): string => text.replaceAll('|', '\\|')

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const servant = ({ kind, path, name }: Servant): string => `${kind} [${name}](${path})`

function obligationRows(): string[][] {
  return Object.entries(obligations).map(([id, one]) => {
    const served = 'served' in one ? one.served.map(servant).join('<br>') : `not yet: ${one.notYet}`
    const open = 'stillOpen' in one && one.stillOpen !== undefined ? `<br>still open: ${one.stillOpen}` : ''
    return [id, one.clause, `${one.en}<br>${one.zh}`, served + open]
  })
}

const eventRows = (why: 'why' | 'whyZh'): string[][] =>
  [...feishuEvents, feishuCallback].map((event: FeishuEvent) => [code(event.type), event.zh, event[why]])
const scopes = (oneOf: readonly string[], word: string): string => oneOf.map(code).join(` ${word} `)

/** The generated parts of the two README files, by the name in their marker. */
export const sections: Readonly<Record<string, () => string>> = {
  obligations: () => table(['id', 'clause', 'duty', 'served by'], obligationRows()),
  actions: () =>
    table(
      ['name', 'on the button'],
      Object.entries(actions).map(([name, { zh }]) => [code(name), zh]),
    ),
  source: () =>
    table(
      ['folder', 'holds'],
      Object.entries(sourceMap).map(([folder, holds]) => [`[${folder.replace(/^src\//, '')}](${folder})`, holds]),
    ),
  scopes: () =>
    table(
      ['to', 'any one of', 'why'],
      feishuNeeds.map(({ what, oneOf, why }) => [what, scopes(oneOf, 'or'), why]),
    ),
  events: () => table(['event or callback', 'in the console', 'why'], eventRows('why')),
  'scopes-zh': () =>
    table(
      ['能力', '开通其中一项即可', '为什么需要'],
      feishuNeeds.map(({ zh, oneOf, whyZh }) => [zh, scopes(oneOf, '或'), whyZh]),
    ),
  faults: () =>
    table(
      ['effect', 'on', 'does'],
      Object.entries(faultEffects).flatMap(([effect, { does }]) => Object.entries(does).map(([on, what]) => [code(effect), on, what])),
    ),
  'events-zh': () => table(['事件或回调', '后台里的名称', '为什么需要'], eventRows('whyZh')),
}

const marked = /(<!-- table: ([a-z-]+) -->\n)[\s\S]*?(<!-- end -->)/g

/**
 * A README with its generated parts drawn anew; the rest stays as it is.
 *
 * @throws Error for a marker that names no part.
 */
export function withSections(readme: string): string {
  return readme.replaceAll(marked, (_whole, begin: string, name: string, end: string) => {
    const draw = sections[name]
    if (draw === undefined) throw new Error(`no generated part is called ${name}`)
    return `${begin}\n${draw()}\n\n${end}`
  })
}

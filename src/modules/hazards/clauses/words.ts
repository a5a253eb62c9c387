/** Words people use for what the standards call otherwise; either side finds the other. */
const sameWords: readonly (readonly string[])[] = [
  ['瓦斯', '甲烷', 'CH4', '沼气'],
  ['传感器', '探头', '报警器'],
  ['掘进', '掌子面', '迎头', '掘进面'],
  ['带式输送机', '皮带机', '皮带', '输送带'],
  ['安全出口', '逃生口', '安全通道'],
  ['排水', '水泵', '抽水'],
  ['透水', '突水', '涌水', '出水'],
  ['顶板', '冒顶', '掉渣', '空顶'],
  ['支护', '支架', '架子'],
  ['有限空间', '受限空间', '密闭空间'],
  ['塔机', '塔吊'],
  ['施工升降机', '施工电梯'],
  ['双回路', '双电源', '双重电源'],
  ['造假', '作假', '弄虚作假', '假数据', '数据造假'],
  ['持证', '无证', '上岗证', '资格'],
  ['防爆', '失爆'],
  ['CO', '一氧化碳'],
  ['主通风机', '主扇', '风机'],
  ['局扇', '局部通风机'],
  ['风门', '风墙'],
  ['烟雾', '烟感'],
  ['超员', '超定员', '超限员', '人太多', '超载'],
  ['积尘', '粉尘', '落灰'],
  ['可燃气', '燃气', '天然气'],
  ['报警', '警报'],
  ['动火', '电焊', '气焊'],
  ['屏蔽', '遮挡', '包裹', '包住', '堵塞', '胶带'],
  ['疲劳', '三超一疲劳'],
  ['淘汰', '国家明令禁止', '报废'],
  ['救生', '救生衣'],
  ['AIS', '北斗', 'VMS', '定位'],
  ['尾矿库', '尾矿坝'],
  ['钢水', '铁水', '熔融金属'],
  ['煤气', '高炉煤气'],
  ['混存', '禁配', '混放', '同库', '分类储存', '分类存储'],
]

/** Bigrams of these carry no meaning of their own and would match half of the catalogue. */
const fillers = /[了的着过吗呢吧啊咧呀是在有把被也还就很太和与及等我们你他她它这那个些里上下没未不无按]/u

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/**
 * Cuts Chinese into overlapping pairs of characters and keeps numbers and Latin words whole: `甲烷传感器 1.2%` becomes
 * 甲烷, 烷传, 传感, 感器, 1.2%.
 *
 * Pairs find 传感器 in 甲烷传感器 without a dictionary. A single character is kept where it stands alone.
 */
export function pairs(text: string): readonly string[] {
  const found: string[] = []
  for (const [run] of folded(text).matchAll(/\p{Script=Han}+|[a-z0-9][a-z0-9.%·/]*/gu)) {
    if (!/^\p{Script=Han}/u.test(run) || [...run].length === 1) {
      found.push(run)
      continue
    }
    const characters = [...run]
    for (let index = 0; index + 1 < characters.length; index += 1) found.push(`${characters[index]}${characters[index + 1]}`)
  }
  return found
}

/** Pairs of a question that mean something. */
export const meaningfulPairs = (text: string): readonly string[] => pairs(text).filter((pair) => !fillers.test(pair))

/** Other words for what a question says, as one text; empty when there are none. */
export function otherWords(question: string): string {
  const asked = folded(question)
  return sameWords
    .filter((group) => group.some((word) => asked.includes(folded(word))))
    .flatMap((group) => group.filter((word) => !asked.includes(folded(word))))
    .join(' ')
}

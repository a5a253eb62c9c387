/** Words of harm to people that need no other word beside them. */
export const harm: readonly RegExp[] = [
  /死亡|死人|死伤|伤亡|遇难|丧命|没命了|(?<![卡堵锁封焊拧关抱顶钉绑憋咬])死了|死[一二两三四五六七八九十几\d]/,
  /[砸压烧炸电淹摔轧闷毒撞打烫熏]死(?![角结扣区])/,
  /[受负重轻]伤(?!害)|伤[者员]|伤了?[一二两三四五六七八九十几\d]|[砸压烧炸摔轧烫电碰割挤撞刮灼刺咬]伤/,
]

/** Events that are an accident when people are in them. */
export const events: readonly RegExp[] = [
  /被埋|埋[了住在里压着下]|活埋|掩埋/,
  /(?<!防)爆炸(?![危性物品极场环区粉气隐风源下上])/,
  /(?<!防)[透突]水(?![征预危威隐风水源点性])/,
  /(?<!防)(?:着|起|失)火(?![源点危隐风时])/,
]

/** Somebody: a number of people, a kind of people, people somewhere. */
export const people =
  /[一二两三四五六七八九十几多\d]\s*[多来]?\s*[个名位]?(?:人|工人|矿工|职工|员工)|有人|人(?=[在被没都还埋跑出死伤，。！!]|$)|人员(?!密集|定位|配备|考核|培训|管理)|[工矿]人|矿工|职工|员工|工友|同事|师傅|民工|司机|弟兄|兄弟/

/** Said to be not so. */
export const denied =
  /(?:没有?|无|未)(?:造成|发生|出现)?(?:任何)?(?:人员?|职工|工人)?(?:被?[埋砸压困]|受?伤|死|伤亡)|(?:没有?|无|未见)人(?:员)?(?:在|被|$)|无人(?:员)?伤/

/** Said to be feared, prevented, or practised. Words after the event make it a name: 爆炸事故应急预案. */
export const supposed: readonly RegExp[] = [
  /可能|容易|极?易(?=[致造引发伤])|[会能](?=[伤死被埋造导引发爆着砸压烧炸摔轧烫电碰割挤撞])|防止|避免|预防|以免|以防|谨防|如果|一旦|万一|倘若|假如|假设|模拟|要是/,
  /(?:风险|危险|隐患|威胁|征兆|预兆)$|存在.*(?:风险|危险|隐患)/,
  /(?:演练|预案|培训|案例|警示教育|保险|统计|台账|记录)/,
]

/** Long past. */
export const past = /去年|前年|以前|曾经?|历史上|当年|上个?月|往年|\d{4}年/

/** Ends a tale of the past: from here on it is told of today. */
export const present = /今天|刚才|刚刚|现在|目前|眼下/

/** What machines suffer reads like an injury: 电缆被砸伤. */
export const machines = /电缆|皮带|胶带|输送带|钢丝绳|绳|轮胎|管路|管线|护套|线缆|轴承|轨道|设备|风筒|外皮/

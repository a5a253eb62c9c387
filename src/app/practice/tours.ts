import type { ActionName } from '../../../cards/actions.ts'
import type { Tour, TourStep } from '../../sandbox/index.ts'
import { practiceOpenId } from './identities.ts'

type MenuKey = 'help' | 'report_hazard' | 'my_todo' | 'status' | 'switch_role'

const by = (personId: string) => {
  const openId = practiceOpenId(personId)
  return {
    menu: (eventKey: MenuKey, says: string): TourStep => ({ openId, says, deed: { does: 'menu', eventKey } }),
    press: (says: string, ...components: ActionName[]): TourStep => ({ openId, says, deed: { does: 'press', components } }),
    picture: (says: string): TourStep => ({ openId, says, deed: { does: 'picture' } }),
    text: (example: string, says: string): TourStep => ({ openId, says, deed: { does: 'text', example } }),
  }
}

const officer = by('bx-taihang.service')
const manager = by('bx-taihang.manager')
const principal = by('qy-qinhe.principal')
const fixer = by('qy-qinhe.fixer')
const county = by('yj-qinshui.staff')
const agency = by('fw-antan.lead')
const regulator = by('jg-shanxi.staff')

/** First walks through the practice room, five steps a role; each begins where the practice data leave the person. */
export const practiceTours: readonly Tour[] = [
  {
    id: 'report',
    role: '保险机构 风控专员',
    title: '上报你的第一条隐患',
    next: 'fix',
    steps: [
      officer.menu('report_hazard', '点聊天下方菜单里的“上报隐患”'),
      officer.press('企业选“晋城沁河示例煤业”，写部位和情况，类别选“一般隐患”，再点“填好，看一遍”', 'hz_draft'),
      officer.picture('点“图片”发一张现场照片（任意图片都行，也可以拖进来或粘贴）'),
      officer.press('照片收到后，点“填好，看一遍”', 'hz_show'),
      officer.press('核对无误，点“确认登记”。企业整改责任人马上会收到通知', 'hz_register'),
    ],
  },
  {
    id: 'fix',
    role: '企业 整改责任人',
    title: '整改，交上去，销号',
    steps: [
      fixer.press('在“隐患整改通知”里点“提交整改”（没有通知就先点菜单“我的待办”）', 'hz_submit_open'),
      fixer.picture('发一张整改后的照片，要和整改前的不同'),
      fixer.press('写整改措施，点“整改完成，提交”', 'hz_submit'),
      officer.press('轮到风控专员：在“请复查”里点“复查合格”，隐患销号', 'hz_verify_ok'),
      officer.menu('my_todo', '点“我的待办”：办完的已经不在里面'),
    ],
  },
  {
    id: 'decide',
    role: '保险机构 安责险主管',
    title: '审批，看清全局',
    steps: [
      manager.menu('my_todo', '点“我的待办”，按期限先后排好'),
      manager.press('选一件点“审批销号”或“审批延期”', 'hz_decide_open'),
      manager.press('看过依据，点同意或不同意', 'hz_close', 'hz_close_no', 'hz_extend_ok', 'hz_extend_no', 'hz_grade_ok', 'hz_grade_no'),
      manager.menu('status', '点“概况”：未销号、逾期、等复查各几条'),
      manager.press('在红色的数旁点“看清单”，每个数都能落到具体隐患', 'hz_list'),
    ],
  },
  {
    id: 'two-mines',
    role: '企业 主要负责人',
    title: '一人两矿，分清身份',
    steps: [
      principal.menu('my_todo', '点“我的待办”：您是两座矿的主要负责人，会先问用哪个身份'),
      principal.press('在“晋城沁河示例煤业”下点“用这个身份”', 'ctx_pick'),
      principal.menu('status', '点“概况”：只看得到这一座矿'),
      principal.press('点“看清单”，看逾期的是哪一条', 'hz_list'),
      principal.menu('switch_role', '点“切换身份”，可以换到另一座矿'),
    ],
  },
  {
    id: 'county',
    role: '县级应急管理局',
    title: '给逾期报告填处置意见',
    steps: [
      county.menu('status', '点“概况”：辖区里逾期的有几条'),
      county.menu('my_todo', '点“我的待办”：保险机构报来的重大隐患逾期报告在等您'),
      county.press('点“填写处置意见”，打开报告', 'rp_show'),
      county.press('在报告里点“填写处置意见”', 'rp_answer_open'),
      county.press('写意见并提交，报送单位会收到', 'rp_answer'),
    ],
  },
  {
    id: 'agency',
    role: '服务机构 项目负责人',
    title: '复查一条整改',
    steps: [
      agency.menu('my_todo', '点“我的待办”'),
      agency.press('选“待复查”的一条，点“复查”', 'hz_verify_open'),
      agency.press('合格点“复查合格”，不合格写明原因再退回', 'hz_verify_ok', 'hz_verify_no'),
      agency.menu('status', '点“概况”，看机构名下还有几条没销号'),
      agency.text('帮助', '发“帮助”两个字，看还能做什么'),
    ],
  },
  {
    id: 'regulator',
    role: '金融监管部门',
    title: '看保险机构是否按时报送',
    steps: [
      regulator.menu('status', '点“概况”：您看到总数，看不到企业明细'),
      regulator.press('点报送时限旁的按钮，看谁报晚了', 'rp_late'),
      regulator.menu('my_todo', '点“我的待办”，现在应当是空的'),
      regulator.text('帮助', '发“帮助”两个字'),
      regulator.menu('switch_role', '点“切换身份”：只有一个身份时会直接告诉您'),
    ],
  },
]

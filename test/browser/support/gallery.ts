/** One sample of each component of Card JSON 2.0, grouped into cards; `image` is a key the bot has uploaded. */

type Json = Record<string, unknown>

const plain = (content: string): Json => ({ tag: 'plain_text', content })
const callback = (value: Json): Json[] => [{ type: 'callback', value }]

function card(header: Json, elements: Json[]): Json {
  return { schema: '2.0', config: { update_multi: true, summary: { content: '样卡' } }, header, body: { elements } }
}

/** Text, markdown with the platform's tags, pictures, people. */
export function contentCard(image: string, person: string): Json {
  const markdown = [
    '**请在 11 月 25 日前签收**，<font color="red">逾期将上报</font>',
    '- 第一项 `代码`\n- 第二项 ~~删除~~ *强调*',
    `<text_tag color="blue">标签</text_tag> <number_tag>3</number_tag> <at id=${person}></at> <person id="${person}"></person>`,
    '<local_datetime millisecond="1795568400000" format_type="date_num"></local_datetime> &#42;不是强调&#42; :OK:',
    '[打开法规](https://example.com/law) [拨打电话](tel://13800000001)',
    '| 项目 | 数量 |\n| --- | --- |\n| 隐患 | 3 |',
    `![现场照片](${image})`,
    '> 引用的一句话',
  ]
  return card(
    {
      title: plain('重大隐患告知书'),
      subtitle: plain('请当面交企业主要负责人'),
      template: 'red',
      icon: { tag: 'standard_icon', token: 'warning_outlined' },
      text_tag_list: [
        { tag: 'text_tag', text: plain('练习'), color: 'orange' },
        { tag: 'text_tag', text: plain('重大'), color: 'red' },
      ],
    },
    [
      { tag: 'markdown', content: markdown.join('\n\n') },
      { tag: 'hr' },
      { tag: 'div', text: { ...plain('一段小号的灰字'), text_size: 'notation', text_color: 'grey' } },
      { tag: 'img', img_key: image, alt: plain('配电箱'), title: plain('现场照片'), size: 'medium' },
      { tag: 'img_combination', combination_mode: 'trisect', img_list: [{ img_key: image }, { img_key: image }, { img_key: image }] },
      { tag: 'person', user_id: person, show_name: true },
      { tag: 'person_list', persons: [{ id: person }], show_avatar: true },
    ],
  )
}

/** Containers, table, chart. */
export function layoutCard(): Json {
  const column = (title: string, figure: string): Json => ({
    tag: 'column',
    width: 'weighted',
    weight: 1,
    background_style: 'grey-50',
    padding: '8px',
    elements: [{ tag: 'markdown', content: `${title}\n**${figure}**`, text_align: 'center' }],
  })
  return card({ title: plain('本周概况'), template: 'blue' }, [
    { tag: 'column_set', flex_mode: 'none', columns: [column('新发现', '12'), column('已闭环', '9'), column('逾期', '1')] },
    {
      tag: 'collapsible_panel',
      element_id: 'why',
      header: { title: plain('判定依据'), background_color: 'grey-50' },
      border: { color: 'grey-200' },
      elements: [{ tag: 'markdown', content: '《安全生产法》第四十一条' }],
    },
    {
      tag: 'interactive_container',
      element_id: 'hz_open',
      has_border: true,
      corner_radius: '8px',
      behaviors: callback({ id: 7 }),
      elements: [{ tag: 'markdown', content: '**HZ-20261123-001** 配电箱门未关' }],
    },
    {
      tag: 'table',
      page_size: 2,
      columns: [
        { name: 'place', display_name: '单位', data_type: 'text' },
        { name: 'count', display_name: '隐患', data_type: 'number', format: { precision: 0, separator: true } },
        { name: 'grade', display_name: '等级', data_type: 'options' },
        { name: 'on', display_name: '日期', data_type: 'date', date_format: 'YYYY-MM-DD' },
      ],
      rows: [
        { place: '甲厂', count: 1234, grade: [{ text: '重大', color: 'red' }], on: 1795568400000 },
        { place: '乙矿', count: 2, grade: [{ text: '一般', color: 'blue' }], on: 1795568400000 },
        { place: '丙站', count: 0, grade: [{ text: '一般', color: 'blue' }], on: 1795568400000 },
      ],
    },
    {
      tag: 'chart',
      chart_spec: {
        type: 'bar',
        title: { text: '各月隐患数' },
        data: { values: [{ month: '10 月', count: 8 }] },
        xField: 'month',
        yField: 'count',
      },
    },
    {
      tag: 'overflow',
      element_id: 'more',
      options: [
        { text: plain('导出'), value: 'export' },
        { text: plain('打印'), value: 'print' },
      ],
    },
    { tag: 'checker', element_id: 'done', text: plain('已通知班组'), checked: false, behaviors: callback({ done: true }) },
    {
      tag: 'select_static',
      element_id: 'pick',
      placeholder: plain('选择单位'),
      options: [
        { text: plain('甲厂'), value: 'a' },
        { text: plain('乙矿'), value: 'b' },
      ],
      behaviors: callback({ pick: true }),
    },
    {
      tag: 'button',
      element_id: 'off',
      text: plain('签收'),
      disabled: true,
      disabled_tips: plain('只有主要负责人可以签收'),
      behaviors: callback({}),
    },
    {
      tag: 'button',
      element_id: 'hz_close',
      type: 'danger_filled',
      text: plain('关闭隐患'),
      confirm: { title: plain('确定关闭？'), text: plain('关闭后不能再改') },
      behaviors: callback({ id: 7 }),
    },
  ])
}

/** A form with every kind of field. */
export function formCard(image: string, person: string): Json {
  const options = [
    { text: plain('机械'), value: 'machine' },
    { text: plain('电气'), value: 'electric' },
  ]
  return card({ title: plain('上报隐患'), template: 'orange' }, [
    {
      tag: 'form',
      name: 'report',
      elements: [
        { tag: 'input', name: 'enterprise', label: plain('单位'), required: true, placeholder: plain('单位全称或信用代码') },
        { tag: 'input', name: 'description', label: plain('描述'), input_type: 'multiline_text', rows: 3, default_value: '配电箱门未关' },
        { tag: 'select_static', name: 'grade', placeholder: plain('等级'), required: true, options },
        { tag: 'select_person', name: 'fixer', placeholder: plain('整改责任人'), options: [{ value: person }] },
        { tag: 'multi_select_static', name: 'cause', placeholder: plain('原因'), options },
        { tag: 'date_picker', name: 'found_on', placeholder: plain('发现日期'), initial_date: '2026-11-23' },
        { tag: 'picker_time', name: 'at_time', placeholder: plain('时间') },
        { tag: 'picker_datetime', name: 'due_at', placeholder: plain('期限') },
        {
          tag: 'select_img',
          name: 'photo',
          options: [
            { img_key: image, value: 'one' },
            { img_key: image, value: 'two' },
          ],
        },
        { tag: 'checker', name: 'stop', text: plain('有人员危险，停产撤人') },
        {
          tag: 'column_set',
          columns: [
            {
              tag: 'column',
              width: 'auto',
              elements: [
                {
                  tag: 'button',
                  name: 'hazard_report',
                  text: plain('提交'),
                  type: 'primary_filled',
                  form_action_type: 'submit',
                  behaviors: callback({ a: 1 }),
                },
              ],
            },
            { tag: 'column', width: 'auto', elements: [{ tag: 'button', name: 'again', text: plain('重填'), form_action_type: 'reset' }] },
          ],
        },
      ],
    },
  ])
}

/** Everything that must stay text: scripts, foreign pictures, foreign links, markup of people. */
export const HOSTILE_MARKDOWN = [
  '<script>window.wasRun = 1</script>',
  '<img src=x onerror="window.wasRun = 1">',
  '[点我](javascript:window.wasRun=1)',
  '![x](https://example.com/track.png)',
  '<font color="red" onclick="window.wasRun=1">红</font>',
  '<a href="javascript:window.wasRun=1">链接</a>',
  '<link url="data:text/html,x">甲</link>',
  '<svg onload="window.wasRun=1"></svg>',
  '<iframe src="https://example.com"></iframe>',
  '<at id="\\"><img src=x onerror=window.wasRun=1>"></at>',
  '<raw><b onclick="window.wasRun=1">**原样**</b></raw>',
].join('\n\n')

/** A card whose words try to run as code. */
export function hostileCard(): Json {
  return card({ title: plain('<b>标题</b>'), template: 'grey' }, [
    { tag: 'markdown', content: HOSTILE_MARKDOWN },
    { tag: 'div', text: { tag: 'lark_md', content: HOSTILE_MARKDOWN } },
    { tag: 'div', text: plain(HOSTILE_MARKDOWN) },
  ])
}

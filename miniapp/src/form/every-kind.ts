import type { Answers, FormSchema } from '@field/domain/form'

const label = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const option = (value: string, zh: string, en: string) => ({ value, label: label(zh, en) })

/** A form with a field of every kind, to look at all of them together and to try them on a device. */
export const everyKind: FormSchema = {
  version: 1,
  fields: [
    { key: 'words', kind: 'section', label: label('文字和数', 'Words and numbers') },
    { key: 'hint', kind: 'hint', label: label('写完整，客户会看到', 'The customer reads it') },
    { key: 'text', kind: 'text', label: label('标题', 'Title'), required: true, max: 30 },
    { key: 'long_text', kind: 'long_text', label: label('经过', 'What happened') },
    {
      key: 'number',
      kind: 'number',
      label: label('修后温度', 'Temperature after'),
      unit: label('℃', '°C'),
      min: -40,
      max: 60,
    },
    { key: 'money', kind: 'money', label: label('定金', 'Deposit'), max: 500_000 },
    { key: 'phone', kind: 'phone', label: label('联系电话', 'Telephone') },
    { key: 'serial', kind: 'serial', label: label('序列号', 'Serial number') },
    { key: 'choices', kind: 'section', label: label('选择', 'Choices') },
    {
      key: 'select',
      kind: 'select',
      label: label('故障代码', 'Fault code'),
      options: [option('e1', 'E1 传感器', 'E1 sensor'), option('e4', 'E4 高温', 'E4 too warm')],
    },
    {
      key: 'multi_select',
      kind: 'multi_select',
      label: label('现象', 'Symptoms'),
      options: [
        option('warm', '不冷', 'Not cold'),
        option('noise', '有响声', 'Noise'),
        option('leak', '漏水', 'Leaks'),
      ],
    },
    {
      key: 'cascade',
      kind: 'cascade',
      label: label('投诉分类', 'Kind of complaint'),
      required: true,
      levels: [label('大类', 'Field'), label('小类', 'Kind'), label('问题', 'Problem')],
      options: [
        {
          ...option('food', '菜品', 'Food'),
          children: [
            {
              ...option('foreign', '异物', 'Foreign body'),
              children: [option('hair', '头发', 'Hair'), option('insect', '虫子', 'Insect')],
            },
            { ...option('taste', '口味', 'Taste'), children: [option('salty', '太咸', 'Too salty')] },
          ],
        },
        {
          ...option('service', '服务', 'Service'),
          children: [{ ...option('attitude', '态度', 'Manner'), children: [option('rude', '不耐烦', 'Impatient')] }],
        },
      ],
    },
    { key: 'rating', kind: 'rating', label: label('满意度', 'Satisfaction') },
    { key: 'when', kind: 'section', label: label('时间和地点', 'When and where') },
    { key: 'date', kind: 'date', label: label('上门日期', 'Day of the visit'), min: 'today' },
    { key: 'datetime', kind: 'datetime', label: label('发生时间', 'When it happened'), max: 'today' },
    { key: 'time_range', kind: 'time_range', label: label('方便的时段', 'Convenient hours') },
    { key: 'address', kind: 'address', label: label('地址', 'Address') },
    { key: 'location', kind: 'location', label: label('停车位置', 'Where to park') },
    { key: 'evidence', kind: 'section', label: label('凭证', 'Evidence') },
    { key: 'photo', kind: 'photo', label: label('照片', 'Photos'), max: 3 },
    { key: 'audio', kind: 'audio', label: label('语音说明', 'In your voice'), max: 2 },
    { key: 'video', kind: 'video', label: label('运转视频', 'Video of it running'), max: 2 },
    { key: 'file', kind: 'file', label: label('合同', 'Contract'), max: 2 },
    { key: 'signature', kind: 'signature', label: label('客户签名', 'Signature') },
    { key: 'things', kind: 'section', label: label('设备、人和配件', 'Things and people') },
    { key: 'asset', kind: 'asset', label: label('设备', 'Device') },
    { key: 'person', kind: 'person', label: label('协助的师傅', 'Who helps'), role: 'technician' },
    { key: 'part_lines', kind: 'part_lines', label: label('要用的配件', 'Parts needed') },
    { key: 'service_items', kind: 'service_items', label: label('服务项目', 'Services') },
    { key: 'offer', kind: 'section', label: label('报价', 'Offer') },
    { key: 'quote_lines', kind: 'quote_lines', label: label('报价明细', 'Lines of the offer'), maxDiscount: 200 },
    {
      key: 'computed',
      kind: 'computed',
      label: label('尾款', 'Balance'),
      as: 'money',
      formula: {
        op: 'subtract',
        of: [
          { op: 'lines', key: 'quote_lines', take: 'amount' },
          { op: 'sum', of: [{ op: 'answer', key: 'money' }] },
        ],
      },
    },
    {
      key: 'checklist',
      kind: 'checklist',
      label: label('检查项', 'Checks'),
      lines: [
        { key: 'power', label: label('断电', 'Power off'), evidence: 'none' },
        { key: 'seal', label: label('门封条', 'Door seal'), evidence: 'before_and_after' },
      ],
    },
  ],
}

/** Answers to some of it, so that what is filled in can be looked at beside what is empty. */
export const someAnswers: Answers = {
  text: '2 号冷柜不冷',
  number: -18.4,
  money: 20_000,
  select: 'e4',
  multi_select: ['warm'],
  cascade: ['food', 'foreign', 'hair'],
  rating: 4,
  address: { text: '灵石路 745 号 2 楼', latitude: 31.27, longitude: 121.44 },
  location: { latitude: 31.27, longitude: 121.44, name: '货梯旁卸货区' },
  quote_lines: [
    { name: '更换门封条', quantity: 2, priceFen: 12_050, discount: 125 },
    { name: '上门检测', quantity: 1, priceFen: 5_000 },
  ],
}

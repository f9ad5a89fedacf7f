import type { Language, Refusal, RefusalCode } from '@field/domain/kernel'

type Detail = NonNullable<Refusal['detail']>
type Said = string | ((detail: Detail) => string)

const figure = (detail: Detail, name: string, otherwise: string) => `${detail[name] ?? otherwise}`

/** How many pieces there are, whoever counted them: beside promises, on the shelf. */
const freeOf = ({ free, held, available }: Detail) => free ?? held ?? available

/** What a person reads for each way the business can decline; a code without both languages does not compile. */
const refusals: Readonly<Record<RefusalCode, Readonly<Record<Language, Said>>>> = {
  not_signed_in: { 'zh-CN': '登录过期了，重新进入就好', en: 'Your session ended; open the page again' },
  code_invalid: { 'zh-CN': '微信登录过期了，重新进入就好', en: 'WeChat sign-in ended; open again' },
  not_permitted: { 'zh-CN': '您没有做这件事的权限', en: 'You may not do this' },
  not_found: { 'zh-CN': '没找到，可能已被删去', en: 'Not found; it may be gone' },
  invitation_unknown: { 'zh-CN': '邀请码不对，核对后再试', en: 'This invitation is not known; check it' },
  invitation_used: { 'zh-CN': '邀请码已被用过，向管理员再要一个', en: 'This invitation was used; ask for another' },
  required: { 'zh-CN': '还没填', en: 'Not filled in yet' },
  wrong_kind: { 'zh-CN': '填的内容不对，改一下再试', en: 'This is not the right kind of answer' },
  too_short: {
    'zh-CN': (d) => `至少写 ${figure(d, 'min', '1')} 个字`,
    en: (d) => `At least ${figure(d, 'min', '1')} characters`,
  },
  too_long: {
    'zh-CN': (d) => (d.max === undefined ? '太长了' : `最多写 ${d.max} 个字`),
    en: (d) => (d.max === undefined ? 'Too long' : `At most ${d.max} characters`),
  },
  too_small: {
    'zh-CN': (d) => (d.min === undefined ? '太小了' : `不能小于 ${d.min}`),
    en: (d) => (d.min === undefined ? 'Too small' : `Not below ${d.min}`),
  },
  too_large: {
    'zh-CN': (d) => (d.max === undefined ? '太大了' : `不能大于 ${d.max}`),
    en: (d) => (d.max === undefined ? 'Too large' : `Not above ${d.max}`),
  },
  too_few: {
    'zh-CN': (d) => `至少要 ${figure(d, 'min', '1')} 个`,
    en: (d) => `At least ${figure(d, 'min', '1')} needed`,
  },
  too_many: {
    'zh-CN': (d) => (d.max === undefined ? '太多了' : `最多 ${d.max} 个`),
    en: (d) => (d.max === undefined ? 'Too many' : `At most ${d.max}`),
  },
  not_an_option: { 'zh-CN': '这个选项没有了，重新选一个', en: 'That choice is gone; pick another' },
  wrong_format: { 'zh-CN': '格式不对，核对后再填', en: 'The format is wrong; check it' },
  not_unique: { 'zh-CN': '这一项重复了，留一个', en: 'This is there twice; keep one' },
  circular: { 'zh-CN': '计算绕回了自己，改一下公式', en: 'It is reckoned from itself; change the formula' },
  not_writable: { 'zh-CN': '这一项现在不能改', en: 'This cannot be changed now' },
  unknown_field: { 'zh-CN': '这一项已不在表单里，刷新后再填', en: 'This field left the form; refresh' },
  too_costly: { 'zh-CN': '条件太复杂，算不过来', en: 'The condition is too complex' },
  version_conflict: { 'zh-CN': '别人刚改过，看一眼再继续', en: 'Someone just changed this; look again' },
  wrong_state: { 'zh-CN': '已经到别的步骤了，刷新看看', en: 'It has moved on; refresh' },
  not_your_task: { 'zh-CN': '这一步不是您的', en: 'This step is not yours' },
  operation_not_allowed: { 'zh-CN': '这一步不能这样做', en: 'This step does not allow it' },
  no_such_task: { 'zh-CN': '这个任务已不在了', en: 'This task is gone' },
  no_such_node: { 'zh-CN': '流程里没有这一步', en: 'The flow has no such step' },
  reason_required: { 'zh-CN': '写一句原因再继续', en: 'Give a reason first' },
  no_open_line: { 'zh-CN': '没有待处理的项', en: 'No open line is left' },
  line_unknown: { 'zh-CN': '找不到这一项，刷新看看', en: 'This line is not there; refresh' },
  already_rated: { 'zh-CN': '您已经评价过了', en: 'You have rated this already' },
  urged_recently: { 'zh-CN': '刚催过了，过一会儿再催', en: 'Just nudged; wait a little' },
  tag_revoked: { 'zh-CN': '这张码已停用，扫设备上的新码', en: 'This code is retired; scan the new one' },
  entrance_closed: { 'zh-CN': '这个入口已关闭，打电话给我们', en: 'This entrance is closed; call us' },
  work_type_unpublished: { 'zh-CN': '这种服务还没开放', en: 'This service is not open yet' },
  not_enough_stock: {
    'zh-CN': (d) => (freeOf(d) === undefined ? '库存不够' : `只剩 ${freeOf(d)} 件`),
    en: (d) => (freeOf(d) === undefined ? 'Not enough stock' : `Only ${freeOf(d)} left`),
  },
  part_unknown: { 'zh-CN': '没有这种配件', en: 'No such part' },
  location_unknown: { 'zh-CN': '没有这个库位', en: 'No such stock place' },
  not_your_van: { 'zh-CN': '只能用自己车上的', en: 'Only from your own van' },
  quantity_invalid: { 'zh-CN': '数量不对', en: 'The quantity is wrong' },
  no_price: { 'zh-CN': '还没有定价，告诉主管', en: 'No price is set; tell your lead' },
  over_limit: {
    'zh-CN': '超过客户同意的金额，先请客户同意新报价',
    en: 'More than the customer approved; offer a new quote first',
  },
  price_ambiguous: { 'zh-CN': '有两个价都适用，要主管定', en: 'Two prices apply; your lead decides' },
  item_unknown: { 'zh-CN': '没有这个服务项目', en: 'No such service item' },
  amount_invalid: { 'zh-CN': '金额不对', en: 'The amount is wrong' },
  not_balanced: { 'zh-CN': '账不平，没有记下', en: 'The entries do not balance; not booked' },
  already_settled: { 'zh-CN': '已经结算过了', en: 'Settled already' },
  not_settleable: { 'zh-CN': '还不能结算', en: 'Not ready to settle' },
  second_person_required: {
    'zh-CN': '金额较大，要由另一位同事确认',
    en: 'A large amount: a second person must confirm it',
  },
  file_too_large: { 'zh-CN': '文件太大了', en: 'The file is too large' },
  file_kind: { 'zh-CN': '不支持这种文件', en: 'This kind of file is not taken' },
  file_unreadable: { 'zh-CN': '文件打不开，重拍一张', en: 'The file cannot be read; take it again' },
  file_unknown: { 'zh-CN': '文件不在了，重传一次', en: 'The file is gone; send it again' },
  link_expired: { 'zh-CN': '链接过期了，刷新再开', en: 'The link expired; refresh' },
  key_reused: { 'zh-CN': '这一步已用别的内容提交过', en: 'This was sent with other content' },
  in_flight: { 'zh-CN': '上一次还在处理，稍等', en: 'The last one is still being handled' },
  too_many_requests: { 'zh-CN': '点得太快了，过一会儿再试', en: 'Too fast; wait a little' },
  wechat_unavailable: { 'zh-CN': '微信没有回应，过一会儿再试', en: 'WeChat does not answer; try later' },
  unavailable: { 'zh-CN': '服务器正忙，过一会儿再试', en: 'The server is busy; try later' },
  fault: { 'zh-CN': '服务器出错了，我们已记下', en: 'Something broke here; we noted it' },
  key_missing: { 'zh-CN': '没能提交，刷新再试', en: 'It was not sent; refresh and try' },
}

/** The sentence for a refusal, with the figures it carries. */
export function refusalWords(refusal: Pick<Refusal, 'code' | 'detail'>, language: Language): string {
  const said = refusals[refusal.code][language]
  return typeof said === 'string' ? said : said(refusal.detail ?? {})
}

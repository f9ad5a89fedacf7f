import { type Label, type Language, say } from '@field/domain/kernel'
import type { Problem, ProblemRule, WorkTypeDefinition } from '@field/domain/workflow'

/** The words a sentence holds: names of steps and fields as their owner wrote them, and the figures of the problem. */
type Told = {
  readonly node: string
  readonly other: string
  readonly field: string
  readonly get: (name: string) => string
}
type Sentence = string | ((told: Told) => string)
/** What is wrong, and what to do about it. */
type Both = readonly [wrong: Sentence, advice: Sentence]

/** Every rule of a sound work type in words; a rule without both languages does not compile. */
const sentences: Readonly<Record<ProblemRule, Readonly<Record<Language, Both>>>> = {
  key_malformed: {
    'zh-CN': [(t) => `编号“${t.get('key')}”不合规则`, '只用小写字母、数字和下划线，字母开头，最多 32 位'],
    en: [
      (t) => `The key “${t.get('key')}” is not allowed`,
      'Use small letters, digits and _, a letter first, 32 at most',
    ],
  },
  key_repeated: {
    'zh-CN': [(t) => `“${t.get('key')}”出现了两次`, '给其中一个换个编号，或删掉一个'],
    en: [(t) => `“${t.get('key')}” is there twice`, 'Rename one of them, or delete it'],
  },
  label_missing: {
    'zh-CN': ['这里还没有名字', '写一个大家看得懂的名字'],
    en: ['This has no name yet', 'Give it a name that everybody understands'],
  },
  stage_unknown: {
    'zh-CN': [(t) => `“${t.node}”属于的阶段不存在`, '选一个已有的阶段，或先加上这个阶段'],
    en: [(t) => `“${t.node}” belongs to a stage that does not exist`, 'Choose one of the stages, or add it first'],
  },
  start_missing: {
    'zh-CN': ['流程没有能开始的第一步', '把第一步设为一个任务、审批、分支或系统动作'],
    en: ['The flow has no first step to begin with', 'Make a task, approval, fork or system action the first step'],
  },
  target_unknown: {
    'zh-CN': [(t) => `“${t.node}”连到了不存在的步骤`, '改连到一个已有的步骤，或去掉这条连线'],
    en: [(t) => `“${t.node}” leads to a step that is not there`, 'Lead it to a step there is, or remove the line'],
  },
  last_edge_conditional: {
    'zh-CN': [(t) => `条件都不成立时，“${t.node}”之后没有路`, '加一条不带条件的连线，放在最后'],
    en: [(t) => `When no condition holds, nothing follows “${t.node}”`, 'Add a last line without a condition'],
  },
  edge_after_unconditional: {
    'zh-CN': [(t) => `“${t.node}”有一条不带条件的连线排在前面，后面的走不到`, '把不带条件的连线移到最后'],
    en: [
      (t) => `A line without a condition comes before others at “${t.node}”`,
      'Move the line without a condition to the end',
    ],
  },
  edge_never_taken: {
    'zh-CN': [(t) => `从“${t.node}”到“${t.other}”的条件永远不成立`, '检查条件是否自相矛盾，或和前一条相同'],
    en: [
      (t) => `The condition from “${t.node}” to “${t.other}” can never hold`,
      'See whether it contradicts itself or repeats an earlier one',
    ],
  },
  unreachable: {
    'zh-CN': [(t) => `没有路能走到“${t.node}”`, '从前面的步骤连过来，或删掉它'],
    en: [(t) => `Nothing leads to “${t.node}”`, 'Lead an earlier step to it, or delete it'],
  },
  no_way_to_end: {
    'zh-CN': [(t) => `走到“${t.node}”后就到不了结束`, '给它加一条通向结束的路'],
    en: [(t) => `From “${t.node}” no end can be reached`, 'Add a way from it to an end'],
  },
  auto_loop: {
    'zh-CN': [(t) => `系统会在“${t.node}”无休止地转圈`, '在圈里放一个人办的步骤或一段等待'],
    en: [(t) => `The system would go round at “${t.node}” for ever`, 'Put a person’s step or a wait into the circle'],
  },
  deadlock: {
    'zh-CN': [(t) => `工单会卡在“${t.node}”，谁也推不动`, '检查这里要等的几条分支是否都会到'],
    en: [(t) => `An order can get stuck at “${t.node}”`, 'See that every branch it waits for can come'],
  },
  back_into_branch: {
    'zh-CN': [(t) => `“${t.node}”会退回到分支里的“${t.other}”，那条分支可能没走过`, '改退到分支之前的步骤'],
    en: [
      (t) => `“${t.node}” sends back to “${t.other}” in a branch that may never have run`,
      'Send it back to a step before the fork',
    ],
  },
  settle_twice: {
    'zh-CN': ['同一张工单会结算两次', '每条路上只留一个结算，结算之后不要再退回它前面'],
    en: ['One order would be settled twice', 'Keep one settlement on each way, and lead nothing back before it'],
  },
  prepaid_too_late: {
    'zh-CN': [(t) => `“${t.node}”在结算之后，预付款抵不进去了`, '把它放到结算前面'],
    en: [(t) => `“${t.node}” comes after the settlement, which it should be netted in`, 'Put it before the settlement'],
  },
  too_large: {
    'zh-CN': ['并行的部分太多，没法逐一检查', '减少同时进行的分支，或拆成两个工单模板'],
    en: ['Too much runs side by side to be checked', 'Use fewer branches, or split it into two work types'],
  },
  fork_too_narrow: {
    'zh-CN': [(t) => `“${t.node}”只有一条分支`, '至少加到两条，或直接连到下一步'],
    en: [(t) => `“${t.node}” has only one branch`, 'Add a second branch, or lead straight on'],
  },
  fork_join_unmet: {
    'zh-CN': [(t) => `“${t.node}”分出去的分支没有都回到它的汇合`, '让每条分支都走到这个分支的汇合，不要绕过或退出去'],
    en: [
      (t) => `The branches of “${t.node}” do not all meet at its join`,
      'Lead every branch to this fork’s join, not past or out of it',
    ],
  },
  join_without_fork: {
    'zh-CN': [(t) => `“${t.node}”在等分支，可走到这里的路没有分过`, '只让它自己的分支连过来，其他的连到它后面'],
    en: [
      (t) => `“${t.node}” waits for branches, but a way to it was never parted`,
      'Lead only its own branches to it, all else behind it',
    ],
  },
  need_impossible: {
    'zh-CN': [
      (t) => `“${t.node}”要等 ${t.get('need')} 条，可只有 ${t.get('branches')} 条分支`,
      '改成 1 到分支数之间，或“全部”',
    ],
    en: [
      (t) => `“${t.node}” waits for ${t.get('need')} of ${t.get('branches')} branches`,
      'Choose from 1 to the number of branches, or all',
    ],
  },
  branches_share_node: {
    'zh-CN': [(t) => `“${t.node}”同时在两条分支里`, '每条分支各放一个，或移到汇合之后'],
    en: [(t) => `“${t.node}” lies in two branches at once`, 'Give each branch its own, or move it behind the join'],
  },
  end_in_branch: {
    'zh-CN': [(t) => `“${t.node}”直接结束，可别的分支还在进行`, '先走到汇合，再决定是否结束'],
    en: [(t) => `“${t.node}” ends while other branches still run`, 'Go to the join first, and end behind it'],
  },
  not_a_task: {
    'zh-CN': ['这里要指向一个任务，现在不是', '选一个人办的任务步骤'],
    en: ['This must point at a task, and does not', 'Choose a step that a person does'],
  },
  nobody_named: {
    'zh-CN': [(t) => `“${t.node}”没说由谁来办`, '加一条指派规则'],
    en: [(t) => `“${t.node}” does not say who does it`, 'Add a rule for who gets it'],
  },
  assignee_unsure: {
    'zh-CN': [
      (t) =>
        t.get('by') === 'store'
          ? `没有门店的工单，“${t.node}”找不到人办`
          : `“${t.other}”有时会跳过，“${t.node}”就找不到人办`,
      '再加一条备用的指派规则，或允许调度指派',
    ],
    en: [
      (t) =>
        t.get('by') === 'store'
          ? `An order without a store has nobody for “${t.node}”`
          : `When “${t.other}” is skipped, “${t.node}” has nobody`,
      'Add another rule to fall back on, or let the dispatcher assign',
    ],
  },
  handler_unknown: {
    'zh-CN': [(t) => `“${t.node}”要交给办过“${t.other}”的人，可那一步在它后面`, '改选前面的步骤'],
    en: [(t) => `“${t.node}” goes to whoever did “${t.other}”, which comes later`, 'Choose an earlier step'],
  },
  signer_repeated: {
    'zh-CN': [(t) => `“${t.node}”把同一位审批人写了两次`, '删掉重复的一条'],
    en: [(t) => `“${t.node}” names the same signer twice`, 'Delete one of them'],
  },
  skill_unknown: {
    'zh-CN': [(t) => `没有人有“${t.get('skill')}”这项技能`, '换一项技能，或先给师傅加上'],
    en: [(t) => `Nobody has the skill “${t.get('skill')}”`, 'Ask for another skill, or give it to somebody first'],
  },
  role_unheld: {
    'zh-CN': [(t) => `没有人担任“${t.node}”要找的角色`, '换一个角色，或先邀请人担任'],
    en: [(t) => `Nobody holds the role that “${t.node}” asks for`, 'Choose another role, or invite somebody to it'],
  },
  person_unknown: {
    'zh-CN': [(t) => `“${t.node}”指定的人已不在`, '换一个人，或改成角色'],
    en: [(t) => `The person named at “${t.node}” is not here`, 'Name somebody else, or a role'],
  },
  operation_missing: {
    'zh-CN': [
      (t) => `“${t.node}”没有人能${operationIn(t.get('operation'), 'zh-CN')}，会停在那里`,
      (t) => `给办理人或调度加上“${operationIn(t.get('operation'), 'zh-CN')}”`,
    ],
    en: [
      (t) => `At “${t.node}” nobody may ${operationIn(t.get('operation'), 'en')}, so it would stop there`,
      (t) => `Allow the handler or dispatcher to ${operationIn(t.get('operation'), 'en')}`,
    ],
  },
  reject_nowhere: {
    'zh-CN': [(t) => `“${t.node}”不同意时没有前一步可退`, '设定不同意后去哪一步'],
    en: [(t) => `When “${t.node}” is rejected there is no earlier work to go back to`, 'Say where a rejection leads'],
  },
  aside_in_flow: {
    'zh-CN': [(t) => `“${t.other}”是旁边的审批，不能从“${t.node}”连过去`, '去掉这条连线，由超时升级来打开它'],
    en: [
      (t) => `“${t.other}” stands beside the flow; “${t.node}” cannot lead to it`,
      'Remove the line; an escalation opens it',
    ],
  },
  aside_leads_on: {
    'zh-CN': [(t) => `“${t.node}”是旁边的审批，后面不能再接步骤`, '去掉它后面的连线'],
    en: [(t) => `“${t.node}” stands beside the flow and leads nowhere`, 'Remove the lines behind it'],
  },
  aside_never_opened: {
    'zh-CN': [(t) => `没有任何升级会打开“${t.node}”`, '在某个时限的升级里选它，或删掉'],
    en: [(t) => `No escalation opens “${t.node}”`, 'Choose it in an escalation of a time limit, or delete it'],
  },
  condition_malformed: {
    'zh-CN': ['这个条件写得不完整', '重新选字段、比较方式和值'],
    en: ['This condition is not complete', 'Choose field, comparison and value again'],
  },
  condition_field_unknown: {
    'zh-CN': [(t) => `条件看的“${t.field}”哪张表单里都没有`, '换一个字段，或先加上它'],
    en: [(t) => `The condition reads “${t.field}”, which no form asks`, 'Choose another field, or add it first'],
  },
  condition_field_later: {
    'zh-CN': [(t) => `条件看的“${t.field}”要到后面才填`, '把字段移到前面的表单，或换一个'],
    en: [
      (t) => `The condition reads “${t.field}”, which is asked only later`,
      'Ask it in an earlier form, or choose another',
    ],
  },
  condition_field_unfilled: {
    'zh-CN': [(t) => `条件看的“${t.field}”可能没填`, '把它设为必填，或在条件里加上“已填写”'],
    en: [
      (t) => `The condition reads “${t.field}”, which may be empty`,
      'Make it required, or ask first whether it is filled',
    ],
  },
  condition_value_wrong: {
    'zh-CN': [(t) => `“${t.field}”不能这样比较`, '换一种比较方式，或换合适的值'],
    en: [(t) => `“${t.field}” cannot be compared like this`, 'Choose another comparison or a value that fits'],
  },
  condition_option_unknown: {
    'zh-CN': [(t) => `“${t.field}”里没有“${t.get('value')}”这个选项`, '重新选一个已有的选项'],
    en: [(t) => `“${t.field}” has no choice “${t.get('value')}”`, 'Choose one of its choices'],
  },
  field_kind_unknown: {
    'zh-CN': [(t) => `“${t.field}”的类型用不了`, '换一种字段类型'],
    en: [(t) => `“${t.field}” is of a kind that does not exist`, 'Choose another kind of field'],
  },
  field_unknown: {
    'zh-CN': [(t) => `这里用到的字段“${t.field}”不存在`, '换一个前面表单里有的字段'],
    en: [(t) => `The field “${t.field}” used here does not exist`, 'Choose a field of this or an earlier form'],
  },
  required_never_visible: {
    'zh-CN': [(t) => `“${t.field}”必填，却永远不会显示`, '改显示条件，或取消必填'],
    en: [(t) => `“${t.field}” is required but can never be seen`, 'Change when it shows, or do not require it'],
  },
  required_not_writable: {
    'zh-CN': [(t) => `“${t.field}”必填，办理人却不能填`, '给办理人填写权限，或取消必填'],
    en: [
      (t) => `“${t.field}” is required but its handler may not fill it`,
      'Let the handler write it, or do not require it',
    ],
  },
  bounds_reversed: {
    'zh-CN': [(t) => `“${t.field}”的最小值大于最大值`, '把两个值对调'],
    en: [(t) => `“${t.field}” has its least above its most`, 'Swap the two'],
  },
  options_empty: {
    'zh-CN': [(t) => `“${t.field}”没有可选的内容`, '至少加一个选项'],
    en: [(t) => `“${t.field}” has nothing to choose`, 'Add at least one choice'],
  },
  cascade_empty: {
    'zh-CN': [(t) => `“${t.field}”有一级是空的`, '给这一级加选项，或去掉下一级'],
    en: [(t) => `A level of “${t.field}” is empty`, 'Add choices to it, or remove the level'],
  },
  cascade_too_deep: {
    'zh-CN': [
      (t) => `“${t.field}”的选项有 ${t.get('depth')} 级，级名有 ${t.get('levels')} 个`,
      '级名和选项的级数要对上，最多 4 级',
    ],
    en: [
      (t) => `“${t.field}” has ${t.get('depth')} levels of choices and ${t.get('levels')} names`,
      'Name each level, four at most',
    ],
  },
  computed_cycle: {
    'zh-CN': [(t) => `“${t.field}”绕了一圈用自己来算自己`, '从算式里去掉它自己'],
    en: [(t) => `“${t.field}” is reckoned from itself`, 'Take it out of its own formula'],
  },
  computed_field_wrong: {
    'zh-CN': [(t) => `“${t.field}”的算式用了不能算的字段`, '换成前面的数字、金额或明细字段'],
    en: [
      (t) => `The formula of “${t.field}” uses a field that is no number`,
      'Use numbers, amounts or lines asked before',
    ],
  },
  default_unknown: {
    'zh-CN': [(t) => `“${t.field}”的默认值取自不存在的字段`, '换一个前面的字段'],
    en: [(t) => `“${t.field}” begins with a field that does not exist`, 'Choose an earlier field'],
  },
  access_unknown: {
    'zh-CN': [(t) => `“${t.node}”给不存在的字段“${t.field}”设了权限`, '删掉这条权限'],
    en: [(t) => `“${t.node}” has a permission on “${t.field}”, which is not there`, 'Remove this permission'],
  },
  amount_invalid: {
    'zh-CN': [(t) => `“${t.node}”的金额不对`, '填 0 或以上的金额，精确到分'],
    en: [(t) => `The amount at “${t.node}” is wrong`, 'Enter zero or more, to the fen'],
  },
  audience_missing: {
    'zh-CN': ['这条通知没有收件人', '至少选一类人'],
    en: ['This message goes to nobody', 'Choose at least one audience'],
  },
  parts_missing: {
    'zh-CN': [(t) => `“${t.node}”没说要哪些配件`, '选一个配件字段，或写上编号和数量'],
    en: [(t) => `“${t.node}” asks for no parts`, 'Choose a parts field, or name codes and quantities'],
  },
  part_retired: {
    'zh-CN': [(t) => `“${t.node}”要的备件 ${t.get('part')} 已停用`, '点一下去掉它，或在配件里恢复使用'],
    en: [
      (t) => `“${t.node}” asks for ${t.get('part')}, which is retired`,
      'Tap it to take it off, or bring it back into use',
    ],
  },
  tags_missing: {
    'zh-CN': [(t) => `“${t.node}”没有标签可贴`, '至少写一个标签'],
    en: [(t) => `“${t.node}” has no tag to give`, 'Write at least one tag'],
  },
  work_type_unknown: {
    'zh-CN': [(t) => `要新开的工单模板“${t.get('key')}”不存在`, '换一个已发布的模板'],
    en: [(t) => `The work type “${t.get('key')}” to be opened does not exist`, 'Choose a published one'],
  },
  hook_unknown: {
    'zh-CN': [(t) => `“${t.node}”要调用的接口不存在`, '选一个已登记的接口'],
    en: [(t) => `“${t.node}” calls a hook that is not there`, 'Choose one of your hooks'],
  },
  minutes_invalid: {
    'zh-CN': [(t) => `${t.get('minutes')} 分钟不是可用的时长`, '填整数分钟，不小于 1，不超过两年'],
    en: [(t) => `${t.get('minutes')} minutes is no usable time`, 'Enter whole minutes, from 1 to two years'],
  },
  promise_missing: {
    'zh-CN': ['这里提到的时限没有设，或这一步用不上', '先设好时限，或删掉这一条'],
    en: ['This speaks of a time limit that is not set or does not apply', 'Set the limit first, or remove this'],
  },
  reminder_too_early: {
    'zh-CN': [(t) => `提前 ${t.get('minutes')} 分钟提醒，可时限只有 ${t.get('limit')} 分钟`, '把提醒改得比时限短'],
    en: [
      (t) => `A reminder ${t.get('minutes')} minutes before a limit of ${t.get('limit')}`,
      'Make it shorter than the limit',
    ],
  },
  escalation_not_aside: {
    'zh-CN': ['升级要打开的不是旁边的审批', '选一个旁边的审批，或先加一个'],
    en: ['This escalation does not open an approval beside the flow', 'Choose such an approval, or add one'],
  },
  time_cannot_agree: {
    'zh-CN': ['超时不能替人办这一步', '只有验收和确认能到时自动同意；整单时限只能通知、升级'],
    en: ['Time cannot do this for a person', 'Only acceptance and confirmation can agree by time'],
  },
  message_node_wrong: {
    'zh-CN': ['这条消息说的步骤不对', '选一个会发生这件事的步骤，或不限步骤'],
    en: ['This message is about the wrong step', 'Choose a step where this happens, or none'],
  },
  message_template_unknown: {
    'zh-CN': [(t) => `没有“${t.get('key')}”这个消息模板`, '换一个已有的微信模板'],
    en: [(t) => `There is no message template “${t.get('key')}”`, 'Choose one of your WeChat templates'],
  },
  message_field_unknown: {
    'zh-CN': [(t) => `微信模板没有“${t.get('field')}”这种字段`, '照模板里的字段名写，如 thing1、time2'],
    en: [(t) => `WeChat has no field “${t.get('field')}”`, 'Use the names in the template, such as thing1'],
  },
  message_placeholder_unknown: {
    'zh-CN': [(t) => `“${t.get('name')}”填不上内容`, '换一个可用的占位，照片和明细放不进一行'],
    en: [(t) => `Nothing can fill “${t.get('name')}”`, 'Use one of those offered; photos and lists do not fit a line'],
  },
  message_too_long: {
    'zh-CN': [
      (t) => `“${t.get('field')}”最长会有 ${t.get('length')} 个字，微信只收 ${t.get('limit')} 个`,
      '写短一点，或限制这个字段的长度',
    ],
    en: [
      (t) => `“${t.get('field')}” can have ${t.get('length')} characters; WeChat takes ${t.get('limit')}`,
      'Shorten it, or limit the field it holds',
    ],
  },
  message_characters: {
    'zh-CN': [(t) => `“${t.get('field')}”里有微信不收的字`, '照字段类型写：数字只填数字，时间只放时间'],
    en: [
      (t) => `“${t.get('field')}” holds characters WeChat refuses there`,
      'Write what the field is for: digits in numbers, a time in times',
    ],
  },
}

const operations: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  complete: { 'zh-CN': '完成', en: 'complete it' },
  arrive: { 'zh-CN': '到达', en: 'arrive' },
  resume: { 'zh-CN': '恢复', en: 'resume it' },
  accept: { 'zh-CN': '接单', en: 'accept it' },
  assign: { 'zh-CN': '指派', en: 'assign it' },
}
const operationIn = (operation: string, language: Language): string => operations[operation]?.[language] ?? operation

function fieldLabel(definition: WorkTypeDefinition, node: string | null, key: string): Label | undefined {
  const forms = definition.nodes.flatMap((one) => ('form' in one && one.form ? [{ of: one.key, form: one.form }] : []))
  const own = forms.filter(({ of }) => of === node).map(({ form }) => form)
  const all = [...own, definition.report, ...forms.map(({ form }) => form)]
  return all.flatMap(({ fields }) => fields).find((field) => field.key === key)?.label
}

/** What is wrong and what to do, with steps and fields called as the owner of the work type calls them. */
export function problemWords(
  { rule, node, detail = {} }: Problem,
  definition: WorkTypeDefinition,
  language: Language,
): { readonly wrong: string; readonly advice: string } {
  const get = (name: string): string => `${detail[name] ?? ''}`
  const named = (label: Label | undefined, key: string): string => (label && say(label, language)) || key
  const step = (key: string): string => named(definition.nodes.find((one) => one.key === key)?.label, key)
  const told: Told = {
    node: node === null ? say(definition.label, language) : step(node),
    other: step(get('other')),
    field: named(fieldLabel(definition, node, get('field')), get('field')),
    get,
  }
  const [wrong, advice] = sentences[rule][language].map((one) => (typeof one === 'string' ? one : one(told)))
  return { wrong: wrong ?? '', advice: advice ?? '' }
}

const mostNamed = 5

/** What a publication should mind though it may go ahead, with the things named: the first five, and how many more. */
export function warningWords(
  { items }: { readonly items: readonly { readonly name: Label }[] },
  language: Language,
): { readonly wrong: string; readonly advice: string } {
  const named = items
    .slice(0, mostNamed)
    .map(({ name }) => (language === 'en' ? say(name, language) : `“${say(name, language)}”`))
  const more = items.length - named.length
  if (language === 'en')
    return {
      wrong: `Without a price: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      advice: 'Orders with these cannot be settled; set their prices first',
    }
  return {
    wrong: `还没有定价：${named.join('、')}${more > 0 ? `，等 ${items.length} 项` : ''}`,
    advice: '用到它们的工单结算时会被拦下，先去定价',
  }
}

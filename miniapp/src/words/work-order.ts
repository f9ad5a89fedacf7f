import { area } from './area.ts'

/** What is said of a work order to everybody: states, the timeline, what comes next, what waits on the phone. */
export const workOrder = area({
  number: { 'zh-CN': (id: string) => `工单 ${id}`, en: (id: string) => `No. ${id}` },
  round: { 'zh-CN': (count: number) => `第 ${count} 轮`, en: (count: number) => `Round ${count}` },
  urgent: { 'zh-CN': '急', en: 'Urgent' },

  taskPending: { 'zh-CN': '待派单', en: 'Unassigned' },
  taskAssigned: { 'zh-CN': '待接单', en: 'To accept' },
  taskAccepted: { 'zh-CN': '已接单', en: 'Accepted' },
  taskTravelling: { 'zh-CN': '路上', en: 'On the way' },
  taskInProgress: { 'zh-CN': '维修中', en: 'Working' },
  taskPaused: { 'zh-CN': '已暂停', en: 'Paused' },
  taskAwaitingParts: { 'zh-CN': '等配件', en: 'Awaiting parts' },
  taskDone: { 'zh-CN': '已做完', en: 'Done' },
  taskReturned: { 'zh-CN': '已退回', en: 'Returned' },
  taskTransferred: { 'zh-CN': '已转交', en: 'Handed over' },
  taskSkipped: { 'zh-CN': '已跳过', en: 'Skipped' },
  taskCancelled: { 'zh-CN': '已取消', en: 'Cancelled' },
  taskCannotComplete: { 'zh-CN': '做不了', en: 'Cannot be done' },
  rework: { 'zh-CN': '返工', en: 'Rework' },
  awaitingStore: { 'zh-CN': '待门店验收', en: 'Awaiting the store' },
  awaitingCustomer: { 'zh-CN': '待客户确认', en: 'Awaiting customer' },

  findingTechnician: { 'zh-CN': '正在安排师傅', en: 'Finding a technician' },
  technicianAssigned: { 'zh-CN': '已安排师傅', en: 'Technician assigned' },
  technicianAccepted: { 'zh-CN': '师傅已接单', en: 'Technician confirmed' },
  technicianComing: { 'zh-CN': '师傅在路上', en: 'On the way' },
  beingRepaired: { 'zh-CN': '正在维修', en: 'Being repaired' },
  beingRedone: { 'zh-CN': '正在返工', en: 'Being redone' },
  onHold: { 'zh-CN': '暂停中', en: 'On hold' },
  awaitingDecision: { 'zh-CN': '等待安排验收', en: 'Check to be arranged' },
  awaitingDecisionOf: { 'zh-CN': '待验收', en: 'Awaiting acceptance' },
  completed: { 'zh-CN': '已完工', en: 'Completed' },
  settledState: { 'zh-CN': '已结算', en: 'Settled' },
  closed: { 'zh-CN': '已关闭', en: 'Closed' },
  cancelledState: { 'zh-CN': '已取消', en: 'Cancelled' },
  cannotComplete: { 'zh-CN': '无法完成', en: 'Cannot be completed' },

  somebody: { 'zh-CN': '师傅', en: 'The technician' },
  us: { 'zh-CN': '客服', en: 'The office' },
  theStore: { 'zh-CN': '门店', en: 'The store' },
  theCustomer: { 'zh-CN': '客户', en: 'The customer' },

  reported: { 'zh-CN': '报修', en: 'Reported' },
  reportedOf: { 'zh-CN': (what: string) => `报修：${what}`, en: (what: string) => `Reported: ${what}` },
  photosAndVoices: {
    'zh-CN': (photos: number, voices: number) =>
      [photos > 0 && `${photos} 张照片`, voices > 0 && `${voices} 段语音`].filter(Boolean).join('，'),
    en: (photos: number, voices: number) =>
      [
        photos > 0 && `${photos} photo${photos > 1 ? 's' : ''}`,
        voices > 0 && `${voices} voice note${voices > 1 ? 's' : ''}`,
      ]
        .filter(Boolean)
        .join(', '),
  },
  assignedTo: { 'zh-CN': (who: string) => `派给${who}`, en: (who: string) => `Assigned to ${who}` },
  assignedAgain: { 'zh-CN': (who: string) => `返工派给${who}`, en: (who: string) => `Rework assigned to ${who}` },
  because_nearest: {
    'zh-CN': (site: string, away: string, count: number) =>
      [`${site}最近${away === '' ? '' : `，${away}`}`, count > 1 && `${count} 位师傅中最早有空`]
        .filter(Boolean)
        .join('；'),
    en: (site: string, away: string, count: number) =>
      [`${site} is nearest${away === '' ? '' : `, ${away}`}`, count > 1 && `first free of ${count}`]
        .filter(Boolean)
        .join('; '),
  },
  because_previous_handler: { 'zh-CN': '由上次的师傅接着做', en: 'The same technician as before' },
  because_dispatcher: { 'zh-CN': '调度员指派', en: 'Chosen by the dispatcher' },
  because_transfer: { 'zh-CN': '由同事转交', en: 'Handed over by a colleague' },
  because_most_idle: {
    'zh-CN': (site: string, away: string, count: number) =>
      [`${site}${away === '' ? '' : `，${away}`}`, count > 1 && `${count} 位师傅中最空闲`].filter(Boolean).join('；'),
    en: (site: string, away: string, count: number) =>
      [`${site}${away === '' ? '' : `, ${away}`}`, count > 1 && `least busy of ${count}`].filter(Boolean).join('; '),
  },
  because_pool: {
    'zh-CN': (site: string, count: number) => `${site}的 ${count} 位师傅都可以接`,
    en: (site: string, count: number) => `Open to ${count} technician${count === 1 ? '' : 's'} of ${site}`,
  },
  because_person: { 'zh-CN': '按流程由专人处理', en: 'Named by the process' },
  because_role: { 'zh-CN': '按流程由这个岗位处理', en: 'Anyone in this role' },
  because_signer: { 'zh-CN': '加签', en: 'Added as a signer' },
  because_other: { 'zh-CN': '按规则分配', en: 'Assigned by rule' },
  stepFor: {
    'zh-CN': (step: string, who: string) => `${step}：${who}`,
    en: (step: string, who: string) => `${step}: ${who}`,
  },
  takenBy: { 'zh-CN': (who: string) => `${who}抢到了`, en: (who: string) => `${who} took it` },
  nodeDone: {
    'zh-CN': (who: string, step: string) => `${who}完成了${step}`,
    en: (who: string, step: string) => `${who} finished: ${step}`,
  },
  awaitingApproval: {
    'zh-CN': (step: string) => `等待审批：${step}`,
    en: (step: string) => `Awaiting approval: ${step}`,
  },
  approved: { 'zh-CN': (step: string) => `${step}：同意`, en: (step: string) => `${step}: approved` },
  rejected: { 'zh-CN': (step: string) => `${step}：不同意`, en: (step: string) => `${step}: rejected` },
  signerAdded: { 'zh-CN': (who: string) => `加签：${who}`, en: (who: string) => `${who} is asked to sign too` },
  skippedStep: { 'zh-CN': (step: string) => `不再需要：${step}`, en: (step: string) => `Not needed any more: ${step}` },
  withdrawn: {
    'zh-CN': (who: string, step: string) => `${who}撤回了${step}`,
    en: (who: string, step: string) => `${who} took back: ${step}`,
  },
  cannotDo: { 'zh-CN': (who: string) => `${who}：做不了`, en: (who: string) => `${who}: cannot be done` },
  parted: { 'zh-CN': '同时进行', en: 'Side by side' },
  joined: { 'zh-CN': (step: string) => `汇合：${step}`, en: (step: string) => `Together again: ${step}` },
  waitingFor: { 'zh-CN': (step: string) => `等待：${step}`, en: (step: string) => `Waiting: ${step}` },
  waitOver: { 'zh-CN': (step: string) => `等待结束：${step}`, en: (step: string) => `No longer waiting: ${step}` },
  waitTimedOut: { 'zh-CN': (step: string) => `等待超时：${step}`, en: (step: string) => `Waited too long: ${step}` },
  inHand: { 'zh-CN': (step: string) => `正在处理：${step}`, en: (step: string) => `In hand: ${step}` },
  acted: { 'zh-CN': (step: string) => `系统完成：${step}`, en: (step: string) => `Done by the system: ${step}` },
  reminded: { 'zh-CN': '快到时限，已提醒', en: 'Nearly due: reminded' },
  overdue: { 'zh-CN': '超过时限', en: 'Past its time limit' },
  escalated_notify: { 'zh-CN': '已通知相关的人', en: 'Those concerned were told' },
  escalated_raise_priority: { 'zh-CN': '已转为加急', en: 'Made urgent' },
  escalated_reassign: { 'zh-CN': '改派给别人', en: 'Given to somebody else' },
  escalated_open_approval: { 'zh-CN': '已请上级处理', en: 'A supervisor was asked' },
  escalated_open_work_order: { 'zh-CN': '另开了一张工单', en: 'Another order was opened' },
  escalated_complete: { 'zh-CN': '到期视为同意', en: 'Counted as agreed' },
  madeUrgent: { 'zh-CN': '转为加急', en: 'Made urgent' },
  madeNormal: { 'zh-CN': '不再加急', en: 'No longer urgent' },
  tagged: { 'zh-CN': '打上标签', en: 'Tagged' },
  filed: { 'zh-CN': '工单归档', en: 'Put into the files' },
  migrated: { 'zh-CN': '换用新版流程', en: 'Moved to the new version' },
  waitingForAssignment: { 'zh-CN': '等调度员派单', en: 'Waiting for the dispatcher' },
  declined: { 'zh-CN': (who: string) => `${who}没有接`, en: (who: string) => `${who} declined` },
  acceptedBy: { 'zh-CN': (who: string) => `${who}接单`, en: (who: string) => `${who} took the job` },
  setOff: { 'zh-CN': (who: string) => `${who}已出发`, en: (who: string) => `${who} has set off` },
  expectedAbout: { 'zh-CN': (time: string) => `预计 ${time} 到`, en: (time: string) => `Expected about ${time}` },
  arrived: { 'zh-CN': (who: string) => `${who}已到达`, en: (who: string) => `${who} has arrived` },
  positionTaken: { 'zh-CN': '记录了一次位置', en: 'Position taken once' },
  draftSaved: { 'zh-CN': (who: string) => `${who}填了表单`, en: (who: string) => `${who} filled in the form` },
  partsTaken: {
    'zh-CN': (out: number, back: number) =>
      [out > 0 && `领用配件 ${out} 件`, back > 0 && `退回 ${back} 件`].filter(Boolean).join('，'),
    en: (out: number, back: number) =>
      [out > 0 && `${out} part${out > 1 ? 's' : ''} taken`, back > 0 && `${back} put back`].filter(Boolean).join(', '),
  },
  pausedForCustomer: { 'zh-CN': '暂停，等客户', en: 'Paused for the customer' },
  pausedForParts: { 'zh-CN': '暂停，等配件', en: 'Paused for parts' },
  pausedForOther: { 'zh-CN': '暂停', en: 'Paused' },
  resumed: { 'zh-CN': '继续', en: 'Resumed' },
  pausedLength: { 'zh-CN': (length: string) => `暂停了 ${length}`, en: (length: string) => `Paused for ${length}` },
  workDone: { 'zh-CN': (who: string) => `${who}修好了`, en: (who: string) => `${who} finished the work` },
  redone: { 'zh-CN': (who: string) => `${who}返工做完`, en: (who: string) => `${who} finished the rework` },
  linesCount: {
    'zh-CN': (count: number) => `${count} 项`,
    en: (count: number) => `${count} item${count === 1 ? '' : 's'}`,
  },
  waitsForStore: { 'zh-CN': '等门店验收', en: 'Waiting for the store' },
  waitsForCustomer: { 'zh-CN': '等客户确认', en: 'Waiting for the customer' },
  decideBy: {
    'zh-CN': (count: number, until: string) => `${count} 项${until === '' ? '' : `，${until}`}`,
    en: (count: number, until: string) => `${count} item${count === 1 ? '' : 's'}${until === '' ? '' : `, ${until}`}`,
  },
  linesAccepted: {
    'zh-CN': (count: number) => `门店验收通过 ${count} 项`,
    en: (count: number) => `Store accepted ${count} item${count === 1 ? '' : 's'}`,
  },
  remarkedAndSigned: {
    'zh-CN': (remarked: number, signed: boolean) =>
      [remarked > 0 && `${remarked} 项有备注`, signed && '已签字'].filter(Boolean).join('，'),
    en: (remarked: number, signed: boolean) =>
      [remarked > 0 && `${remarked} with a remark`, signed && (remarked > 0 ? 'signed' : 'Signed')]
        .filter(Boolean)
        .join(', '),
  },
  confirmed: { 'zh-CN': '客户确认', en: 'Customer confirmed' },
  sentBack: {
    'zh-CN': (who: string, count: number) => `${who}要求返工 ${count} 项`,
    en: (who: string, count: number) => `${who} sent back ${count} item${count === 1 ? '' : 's'}`,
  },
  returned: { 'zh-CN': (who: string) => `${who}退回`, en: (who: string) => `Returned by ${who}` },
  transferredTo: { 'zh-CN': (who: string) => `转交给${who}`, en: (who: string) => `Handed over to ${who}` },
  urged: { 'zh-CN': '催办', en: 'Urged' },
  commented: { 'zh-CN': (who: string) => `${who}补充说明`, en: (who: string) => `${who} added a note` },
  followed: { 'zh-CN': '有人跟进', en: 'Somebody follows' },
  cancelled: { 'zh-CN': '取消', en: 'Cancelled' },
  settled: { 'zh-CN': '结算完成', en: 'Settled' },
  rated: {
    'zh-CN': (count: number) => `评价 ${count} 星`,
    en: (count: number) => `Rated ${count} star${count === 1 ? '' : 's'}`,
  },

  next: { 'zh-CN': '接下来', en: 'Next' },
  next_assign: { 'zh-CN': '安排师傅', en: 'A technician is assigned' },
  next_set_off: { 'zh-CN': '师傅出发', en: 'The technician sets off' },
  next_arrive: { 'zh-CN': '师傅到达', en: 'The technician arrives' },
  next_repair: { 'zh-CN': '到达后开始维修', en: 'The repair begins on arrival' },
  next_work: { 'zh-CN': '下一步处理', en: 'The next step' },
  next_approve: { 'zh-CN': '审批', en: 'An approval' },
  next_wait: { 'zh-CN': '等待', en: 'A wait' },
  next_accept: { 'zh-CN': '门店逐项验收', en: 'The store checks each item' },
  next_confirm: { 'zh-CN': '客户确认', en: 'The customer confirms' },
  next_settle: { 'zh-CN': '结算', en: 'Settlement' },
  next_rate: { 'zh-CN': '评价', en: 'A rating' },
  next_resume: { 'zh-CN': '恢复后继续', en: 'Goes on when resumed' },
  next_end: { 'zh-CN': '完成', en: 'Done' },

  did_accept: { 'zh-CN': '接单', en: 'Accept' },
  did_decline: { 'zh-CN': '不接这单', en: 'Decline' },
  did_travel: { 'zh-CN': '出发', en: 'Set off' },
  did_arrive: { 'zh-CN': '到达', en: 'Arrive' },
  did_save_draft: { 'zh-CN': '表单', en: 'Form' },
  did_pick_parts: { 'zh-CN': '领用配件', en: 'Parts taken' },
  did_complete: { 'zh-CN': '提交完工', en: 'Work finished' },
  did_pause: { 'zh-CN': '暂停', en: 'Pause' },
  did_resume: { 'zh-CN': '继续', en: 'Resume' },
  did_return: { 'zh-CN': '退回', en: 'Return' },
  did_transfer: { 'zh-CN': '转交', en: 'Hand over' },
  did_assign: { 'zh-CN': '派单', en: 'Assign' },
  did_add_signer: { 'zh-CN': '加签', en: 'Signer added' },
  did_withdraw: { 'zh-CN': '撤回', en: 'Taken back' },
  did_cannot_complete: { 'zh-CN': '做不了', en: 'Cannot be done' },
  did_close: { 'zh-CN': '归档', en: 'Filed' },
  did_urge: { 'zh-CN': '催办', en: 'Urge' },
  did_comment: { 'zh-CN': '补充说明', en: 'Note' },
  did_cancel: { 'zh-CN': '取消', en: 'Cancel' },
  did_rate: { 'zh-CN': '评价', en: 'Rating' },
  did_report: { 'zh-CN': '报修', en: 'Report' },
  did_follow: { 'zh-CN': '跟进', en: 'Follow' },
  did_consent: { 'zh-CN': '消息提醒的选择', en: 'Message consent' },
  did_other: { 'zh-CN': '一项操作', en: 'An action' },
})

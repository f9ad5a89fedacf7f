const phones = document.getElementById('phones')
const connection = document.querySelector('.state')
const openPanels = new Set()

const make = (tag, props = {}, ...children) => {
  const { data = {}, ...rest } = props
  const element = Object.assign(document.createElement(tag), rest)
  for (const [name, value] of Object.entries(data)) element.dataset[name] = value
  element.append(...children)
  return element
}

const clock = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })

const linkOf = (clientUrl, page, phoneId) => {
  const [path, query] = page.split('?')
  const params = new URLSearchParams(query)
  params.set('phone', phoneId)
  return `${clientUrl.replace(/\/$/, '')}/#/${path}?${params}`
}

const messageCard = (message, clientUrl) => {
  const opens = message.page && clientUrl
  const card = make(
    opens ? 'a' : 'div',
    { className: 'message', data: { testid: 'message', template: message.templateId, page: message.page ?? '' } },
    make('h3', { textContent: message.title }),
    make('time', { textContent: clock.format(message.at), dateTime: new Date(message.at).toISOString() }),
    make(
      'dl',
      {},
      ...message.fields.flatMap(({ key, label, value }) => [
        make('dt', { textContent: label }),
        make('dd', { textContent: value, data: { key } }),
      ]),
    ),
  )
  if (opens) {
    card.href = linkOf(clientUrl, message.page, message.phoneId)
    card.target = `phone-${message.phoneId}`
  }
  if (message.page) card.append(make('p', { className: 'open', textContent: '进入小程序查看 ›' }))
  return make('li', {}, card)
}

const change = (phoneId, body) =>
  fetch(`/sandbox/phones/${encodeURIComponent(phoneId)}/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const templateRow = (phone, app, { templateId, title, left }) => {
  const banned = app.itemSettings[templateId] === 'ban'
  const choose = make('select', {
    ariaLabel: `${title}：提醒方式`,
    disabled: banned,
    data: { testid: 'choice', template: templateId },
  })
  const choices = { ask: '每次询问', accept: '总是接收', reject: '不接收' }
  for (const [value, text] of Object.entries(choices)) choose.append(make('option', { value, textContent: text }))
  choose.value = app.itemSettings[templateId] in choices ? app.itemSettings[templateId] : 'ask'
  choose.addEventListener('change', () => change(phone.id, { appId: app.appId, items: { [templateId]: choose.value } }))
  return make(
    'div',
    { className: 'row' },
    make('span', { className: 'title', textContent: banned ? `${title}（已封禁）` : title }),
    make('span', {
      className: left > 0 ? 'left some' : 'left',
      textContent: `${left} 次`,
      data: { testid: 'left', template: templateId },
    }),
    choose,
  )
}

const settingsPanel = (phone, app, name, several) => {
  const toggle = make('input', { type: 'checkbox', checked: app.mainSwitch, data: { testid: 'main-switch' } })
  toggle.addEventListener('change', () => change(phone.id, { appId: app.appId, mainSwitch: toggle.checked }))
  return make(
    'section',
    {},
    ...(several ? [make('p', { className: 'app', textContent: name })] : []),
    make(
      'label',
      { className: app.mainSwitch ? 'row' : 'row off' },
      make('span', { className: 'title', textContent: app.mainSwitch ? '接收通知' : '接收通知（已关闭）' }),
      toggle,
    ),
    ...app.ledger.map((entry) => templateRow(phone, app, entry)),
  )
}

const phoneColumn = (phone, overview) => {
  const left = phone.apps.flatMap(({ ledger }) => ledger).reduce((sum, entry) => sum + entry.left, 0)
  const panel = make(
    'details',
    { open: openPanels.has(phone.id) },
    make('summary', { textContent: `通知设置 · 还可发送 ${left} 次` }),
  )
  panel.addEventListener('toggle', () => (panel.open ? openPanels.add(phone.id) : openPanels.delete(phone.id)))
  for (const app of phone.apps) {
    const name = overview.apps.find(({ appId }) => appId === app.appId)?.name ?? app.appId
    panel.append(settingsPanel(phone, app, name, phone.apps.length > 1))
  }
  const cards = phone.messages.map((message) => messageCard(message, overview.clientUrl))
  return make(
    'article',
    { className: 'phone', data: { testid: `phone-${phone.id}` } },
    make(
      'h2',
      {},
      make('span', { className: 'avatar', textContent: [...phone.name][0] ?? '?', ariaHidden: 'true' }),
      make('span', { textContent: phone.name }),
      make('span', { className: 'count', textContent: `${phone.messages.length} 条` }),
    ),
    make(
      'ol',
      { className: 'messages' },
      ...(cards.length ? cards : [make('li', { className: 'empty', textContent: '还没有服务通知' })]),
    ),
    panel,
  )
}

let shown = ''

const refresh = async () => {
  const text = await (await fetch('/sandbox/overview')).text()
  const overview = JSON.parse(text)
  const { now: _, ...visible } = overview
  const signature = JSON.stringify(visible)
  // Drawing anew would close an open list under the finger; so only when something visible has changed.
  if (signature === shown) return
  shown = signature
  const scrolled = new Map(
    [...phones.children].map((column) => [column.dataset.testid, column.querySelector('.messages').scrollTop]),
  )
  phones.replaceChildren(
    ...(overview.phones.length
      ? overview.phones.map((phone) => phoneColumn(phone, overview))
      : [make('p', { className: 'empty', textContent: '还没有手机：打开小程序并登录，或 POST /sandbox/phones' })]),
  )
  for (const column of phones.children) {
    const list = column.querySelector?.('.messages')
    if (list) list.scrollTop = scrolled.get(column.dataset.testid) ?? 0
  }
}

let queued = false
const refreshSoon = () => {
  if (queued) return
  queued = true
  setTimeout(() => {
    queued = false
    refresh().catch(() => undefined)
  }, 60)
}

const stream = new EventSource('/sandbox/stream')
stream.onmessage = refreshSoon
stream.onopen = () => {
  connection.textContent = '实时更新'
}
stream.onerror = () => {
  connection.textContent = '连接中断，正在重连…'
}

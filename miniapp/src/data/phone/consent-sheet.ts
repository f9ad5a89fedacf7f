import type { ConsentAnswer } from './port.ts'

export type Offer = { readonly id: string; readonly title: string; readonly example: string }

/**
 * WeChat's own subscription sheet, drawn for the web build, where the sandbox plays the phone. It is not part of the
 * product's look: in WeChat the phone draws it.
 */
export function askOnSheet(
  offers: readonly Offer[],
): Promise<{ answers: Record<string, ConsentAnswer>; always: boolean }> {
  return new Promise((resolve) => {
    const scrim = document.createElement('div')
    scrim.className = 'wx-sheet-scrim'
    scrim.setAttribute('role', 'dialog')
    scrim.setAttribute('aria-label', '微信订阅消息')
    scrim.dataset.testid = 'wx-consent'
    const sheet = document.createElement('div')
    sheet.className = 'wx-sheet'
    const title = document.createElement('p')
    title.className = 'wx-sheet-title'
    title.textContent = '申请发送以下消息'
    sheet.append(title)
    const boxes = offers.map((offer) => {
      const row = document.createElement('label')
      row.className = 'wx-sheet-row'
      const box = document.createElement('input')
      box.type = 'checkbox'
      box.className = 'wx-sheet-box'
      box.checked = true
      const words = document.createElement('span')
      words.textContent = offer.title
      const example = document.createElement('small')
      example.className = 'wx-sheet-example'
      example.textContent = offer.example
      row.append(box, words, example)
      sheet.append(row)
      return box
    })
    const always = document.createElement('label')
    always.className = 'wx-sheet-row wx-sheet-always'
    const keep = document.createElement('input')
    keep.type = 'checkbox'
    keep.className = 'wx-sheet-box'
    always.append(keep, document.createTextNode('总是保持以上选择，不再询问'))
    const actions = document.createElement('div')
    actions.className = 'wx-sheet-actions'
    const button = (label: string, id: string, accept: boolean) => {
      const b = document.createElement('button')
      b.type = 'button'
      b.className = 'wx-sheet-button'
      b.textContent = label
      b.dataset.testid = id
      b.onclick = () => {
        scrim.remove()
        const answers = offers.map((o, i) => [o.id, accept && boxes[i]?.checked ? 'accept' : 'reject'] as const)
        resolve({ answers: Object.fromEntries(answers), always: keep.checked })
      }
      actions.append(b)
    }
    button('取消', 'wx-consent-cancel', false)
    button('允许', 'wx-consent-allow', true)
    sheet.append(always, actions)
    scrim.append(sheet)
    document.body.append(scrim)
    boxes[0]?.focus()
  })
}

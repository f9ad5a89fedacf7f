/**
 * Draws something of WeChat's own over the page and waits for one of its buttons (ids `<id>-<key>`). It opens after the
 * tap that asked for it is over, or the browser's late click would press it.
 */
export function openSheet(
  id: string,
  content: readonly (Node | string)[],
  buttons: Record<string, string>,
): Promise<string> {
  return new Promise((resolve) => {
    const sheet = document.createElement('div')
    sheet.className = 'phone-sheet'
    sheet.id = id
    const box = document.createElement('div')
    box.append(...content)
    const row = document.createElement('div')
    for (const [key, word] of Object.entries(buttons)) {
      const button = document.createElement('button')
      button.id = `${id}-${key}`
      button.textContent = word
      button.addEventListener('click', () => {
        sheet.remove()
        resolve(key)
      })
      row.append(button)
    }
    box.append(row)
    sheet.append(box)
    setTimeout(() => document.body.append(sheet), 350)
  })
}

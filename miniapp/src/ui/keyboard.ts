/** On the web, Enter and Space press what has the focus; WeChat has no keyboard to do it with. Call once, when the app starts. */
export function pressWithKeyboard(): void {
  if (process.env.TARO_ENV !== 'h5') return
  document.addEventListener('keydown', (event) => {
    const target = event.target
    if (!(target instanceof HTMLElement) || !target.matches('[tabindex][role]')) return
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    target.click()
  })
}

import { WxElement } from './element.ts'

/** A surface that can show that it is pressed: `hover-class` while a finger is on it. */
export class Pressable extends WxElement {
  pressed: ReturnType<typeof setTimeout> | undefined

  override build(): void {
    this.addEventListener('touchstart', (event) => this.press(event), { passive: true })
    for (const end of ['touchend', 'touchcancel']) this.addEventListener(end, () => this.release())
  }

  press(event: Event): void {
    const look = this.text('hover-class')
    if (!look || look === 'none' || this.is('disabled') || (event as Event & { heldBack?: boolean }).heldBack) return
    if (this.is('hover-stop-propagation')) Object.assign(event, { heldBack: true })
    clearTimeout(this.pressed)
    this.pressed = setTimeout(
      () => this.classList.add(...look.split(/\s+/)),
      Number(this.values['hover-start-time'] ?? 50),
    )
  }

  release(): void {
    const look = this.text('hover-class')
    if (!look || look === 'none') return
    clearTimeout(this.pressed)
    this.pressed = setTimeout(
      () => this.classList.remove(...look.split(/\s+/)),
      Number(this.values['hover-stay-time'] ?? 400),
    )
  }
}

import { WxElement } from './element.ts'

/** Scrolls itself; tells where it is, of both ends, and of a pull at the top when the refresher is on. */
export class ScrollView extends WxElement {
  atEnd = false
  atStart = true
  pulledFrom: number | undefined
  pulled = 0

  override build(): void {
    this.addEventListener('scroll', () => this.scrolled())
    this.addEventListener('touchstart', (event) => this.grab(event), { passive: true })
    this.addEventListener('touchmove', (event) => this.pull(event), { passive: true })
    this.addEventListener('touchend', () => this.letGo())
    for (const name of ['scroll-top', 'scroll-into-view']) this.changed(name, this.values[name])
  }

  override mark(name: string, value: unknown): void {
    if (name === 'show-scrollbar' && value === false) super.mark(name, 'false')
    else super.mark(name, value)
  }

  override changed(name: string, value: unknown): void {
    const behavior = this.is('scroll-with-animation') ? 'smooth' : 'auto'
    if (name === 'scroll-top' && value !== undefined && value !== '') this.scrollTo({ top: Number(value), behavior })
    if (name === 'scroll-into-view' && value) this.querySelector(`[id="${value}"]`)?.scrollIntoView({ block: 'start' })
    if (name === 'refresher-triggered' && value === false) this.tell('refresherrestore')
  }

  scrolled(): void {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = this
    this.tell('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 })
    const end = scrollTop + clientHeight >= scrollHeight - Number(this.values['lower-threshold'] ?? 50)
    const start = scrollTop <= Number(this.values['upper-threshold'] ?? 50)
    if (end && !this.atEnd) this.tell('scrolltolower', { direction: 'bottom' })
    if (start && !this.atStart) this.tell('scrolltoupper', { direction: 'top' })
    this.atEnd = end
    this.atStart = start
  }

  grab(event: TouchEvent): void {
    const touch = event.touches[0]
    this.pulledFrom = this.is('refresher-enabled') && this.scrollTop <= 0 ? touch?.clientY : undefined
    this.pulled = 0
  }

  pull(event: TouchEvent): void {
    const touch = event.touches[0]
    if (this.pulledFrom === undefined || !touch) return
    this.pulled = Math.max(0, touch.clientY - this.pulledFrom)
    if (this.pulled > 0) this.tell('refresherpulling', { dy: this.pulled })
  }

  letGo(): void {
    const far = this.pulled >= Number(this.values['refresher-threshold'] ?? 45)
    if (this.pulledFrom !== undefined && this.pulled > 0)
      this.tell(far ? 'refresherrefresh' : 'refresherabort', { dy: this.pulled })
    this.pulledFrom = undefined
    this.pulled = 0
  }
}

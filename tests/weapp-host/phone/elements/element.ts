import type * as glassEasel from 'glass-easel'
import { fault } from '../record.ts'
import { webLengths } from './lengths.ts'

/** What plays one component of WeChat's. Values arrive through `take` as the template gives them, not as text. */
export class WxElement extends HTMLElement {
  values: Record<string, unknown> = {}
  built = false

  connectedCallback(): void {
    const around = this.parentElement?.localName
    if (around === 'wx-text' && this.localName !== 'wx-text')
      fault(`WeChat draws no ${this.localName.slice(3)} inside a text (#${this.parentElement?.id})`)
    if (this.built) return
    this.built = true
    this.build()
  }

  /** Makes what is inside, once, when it comes onto the screen. */
  build(): void {}

  /** A value changed after `build`. */
  changed(_name: string, _value: unknown): void {}

  take(name: string, value: unknown): void {
    const before = this.values[name]
    this.values[name] = value
    this.mark(name, value)
    if (this.built && before !== value) this.changed(name, value)
  }

  /** Writes a value as an attribute, for style sheets and screen readers. */
  mark(name: string, value: unknown): void {
    if (value === false || value === undefined || value === null || value === '' || typeof value === 'object')
      this.removeAttribute(name)
    else super.setAttribute(name, value === true ? '' : String(value))
  }

  override setAttribute(name: string, value: string): void {
    super.setAttribute(name, name === 'style' ? webLengths(value) : value)
  }

  get easel(): glassEasel.NativeNode {
    return (this as unknown as { __wxElement: glassEasel.NativeNode }).__wxElement
  }

  /** Tells the page of an event of this component; these do not bubble. */
  tell(type: string, detail: unknown = {}): void {
    this.easel.triggerEvent(type, detail, {})
  }

  is(name: string): boolean {
    const value = this.values[name]
    return value === true || value === 'true' || value === ''
  }

  text(name: string): string {
    const value = this.values[name]
    return value === undefined || value === null ? '' : String(value)
  }
}

import { WxElement } from './element.ts'

/** What an input and a textarea share: the text, the hint, the keyboard's events. */
export class Writable extends WxElement {
  field: HTMLInputElement | HTMLTextAreaElement = document.createElement(this.fieldTag())
  hint = document.createElement('div')

  fieldTag(): 'input' | 'textarea' {
    return 'input'
  }

  override build(): void {
    const { field, hint } = this
    hint.className = 'hint'
    this.append(hint, field)
    // Raw events of the field must not reach the page: only what this component tells counts.
    for (const type of ['input', 'change', 'focus', 'blur', 'keydown'])
      field.addEventListener(type, (e) => e.stopPropagation())
    field.addEventListener('input', () => {
      this.showHint()
      this.told('input', { value: field.value, cursor: field.selectionStart ?? 0 })
    })
    field.addEventListener('focus', () => this.told('focus', { value: field.value, height: 0 }))
    field.addEventListener('blur', () => this.told('blur', { value: field.value, cursor: field.selectionStart ?? 0 }))
    field.addEventListener('keydown', (event) => this.key(event as KeyboardEvent))
    for (const name of Object.keys(this.values)) this.changed(name, this.values[name])
    this.changed('maxlength', this.values.maxlength ?? 140)
    this.showHint()
  }

  key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return
    this.told('confirm', { value: this.field.value })
    if (!this.is('confirm-hold')) this.field.blur()
  }

  // WeChat's logic layer hears of typing later than the screen; an error in a handler must not break the field.
  told(type: string, detail: Record<string, unknown>): void {
    this.tell(type, detail)
  }

  override mark(name: string, value: unknown): void {
    if (name !== 'value') super.mark(name, value)
  }

  override changed(name: string, value: unknown): void {
    const { field } = this
    if (name === 'value' && field.value !== String(value ?? '')) field.value = String(value ?? '')
    if (name === 'placeholder' || name === 'placeholder-class' || name === 'placeholder-style') {
      this.hint.textContent = this.text('placeholder')
      this.hint.className = `hint ${this.text('placeholder-class')}`
      this.hint.style.cssText = this.text('placeholder-style')
    }
    if (name === 'disabled') field.disabled = this.is('disabled')
    if (name === 'maxlength') field.maxLength = Number(value) >= 0 ? Number(value) : 1_000_000
    if (name === 'focus' && this.is('focus')) queueMicrotask(() => field.focus())
    if (name === 'aria-label') field.setAttribute('aria-label', String(value ?? ''))
    this.showHint()
  }

  showHint(): void {
    this.hint.hidden = this.field.value !== ''
    this.hint.style.visibility = this.field.value === '' ? 'visible' : 'hidden'
  }
}

const modes: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text', tel: 'tel', text: 'text' }

export class Input extends Writable {
  override changed(name: string, value: unknown): void {
    super.changed(name, value)
    if (name === 'type') this.field.inputMode = modes[String(value)] ?? 'text'
    if (name === 'password' || name === 'type')
      (this.field as HTMLInputElement).type = this.is('password') || value === 'safe-password' ? 'password' : 'text'
  }
}

export class Textarea extends Writable {
  override fieldTag(): 'textarea' {
    return 'textarea'
  }

  override key(): void {}

  override showHint(): void {
    super.showHint()
    if (!this.is('auto-height')) return
    this.field.style.height = 'auto'
    this.style.height = `${Math.max(this.field.scrollHeight, 1)}px`
    this.field.style.height = '100%'
  }
}

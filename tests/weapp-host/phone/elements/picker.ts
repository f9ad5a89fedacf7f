import { openSheet } from '../wx/sheet.ts'
import { WxElement } from './element.ts'

const kinds: Record<string, string> = { date: 'date', time: 'time' }

/** A picker of a day, a time or one of a list; WeChat's wheel is played by a sheet with one field. */
export class Picker extends WxElement {
  override build(): void {
    this.easel.addListener('tap', () => void this.open())
  }

  override mark(name: string, value: unknown): void {
    if (name !== 'range' && name !== 'value') super.mark(name, value)
  }

  async open(): Promise<void> {
    if (this.is('disabled')) return
    const mode = this.text('mode') || 'selector'
    const field = mode === 'selector' ? this.choices() : document.createElement('input')
    if (field instanceof HTMLInputElement) {
      field.type = kinds[mode] ?? 'text'
      field.value = this.text('value')
    }
    field.id = 'picker-field'
    const word = await openSheet('wx-picker', [field], { confirm: '确定', cancel: '取消' })
    if (word === 'confirm') this.tell('change', { value: field.value })
    else this.tell('cancel')
  }

  choices(): HTMLSelectElement {
    const select = document.createElement('select')
    const key = this.text('range-key')
    for (const [index, item] of ((this.values.range as unknown[] | undefined) ?? []).entries()) {
      const word = key ? (item as Record<string, unknown>)[key] : item
      select.add(new Option(String(word), String(index), false, index === Number(this.values.value ?? 0)))
    }
    return select
  }
}

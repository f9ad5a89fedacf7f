import { fault } from '../record.ts'
import { askPhoneNumber } from '../wx/phone-number.ts'
import { Pressable } from './press.ts'

/** What a button does beyond its tap, by `open-type`. */
const opened: Record<string, (button: Button) => void> = {
  getPhoneNumber: (button) => void askPhoneNumber().then((answer) => button.tell('getphonenumber', answer)),
  share: () => {},
  openSetting: (button) => button.tell('opensetting', { authSetting: {}, errMsg: 'openSetting:ok' }),
}

export class Button extends Pressable {
  override build(): void {
    super.build()
    this.easel.addListener('tap', () => {
      const kind = this.text('open-type')
      if (!kind) return
      const open = opened[kind]
      if (open) open(this)
      else fault(`the host plays no button with open-type ${kind}`)
    })
  }
}

import { setup } from '../setup.ts'
import { later, Refused } from './api.ts'

const done = (name: string) => later(name, () => ({}))

/** What WeChat draws over a page; a test sets the answers and reads the calls. */
export const overlays = {
  showModal: later('showModal', () => {
    const confirm = setup().answers.modals.shift() ?? false
    return { confirm, cancel: !confirm }
  }),
  showActionSheet: later('showActionSheet', () => {
    const tapIndex = setup().answers.actions.shift() ?? -1
    if (tapIndex < 0) throw new Refused('cancel')
    return { tapIndex }
  }),
  showToast: done('showToast'),
  hideToast: done('hideToast'),
  showLoading: done('showLoading'),
  hideLoading: done('hideLoading'),
  setNavigationBarTitle: done('setNavigationBarTitle'),
  setNavigationBarColor: done('setNavigationBarColor'),
  setBackgroundColor: done('setBackgroundColor'),
  setBackgroundTextStyle: done('setBackgroundTextStyle'),
  showNavigationBarLoading: done('showNavigationBarLoading'),
  hideNavigationBarLoading: done('hideNavigationBarLoading'),
  stopPullDownRefresh: done('stopPullDownRefresh'),
  showShareMenu: done('showShareMenu'),
  hideShareMenu: done('hideShareMenu'),
  vibrateShort: done('vibrateShort'),
  vibrateLong: done('vibrateLong'),
  hideKeyboard: later('hideKeyboard', () => void (document.activeElement as HTMLElement | null)?.blur()),
  makePhoneCall: done('makePhoneCall'),
  openLocation: done('openLocation'),
  setClipboardData: done('setClipboardData'),
  setKeepScreenOn: done('setKeepScreenOn'),
}

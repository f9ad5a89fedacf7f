import { area } from './area.ts'

export const landing = area({
  scanTitle: { 'zh-CN': '扫设备上的码', en: 'Scan the code on it' },
  scanWhat: { 'zh-CN': '贴在设备上，扫一下就知道是哪一台', en: 'It is on the device and tells us which one' },
})

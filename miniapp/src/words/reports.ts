import { area } from './area.ts'

/** The papers of an order. */
export const reports = area({
  serviceReport: { 'zh-CN': '回执单', en: 'Service report' },
  file: { 'zh-CN': (number: string) => `回执单 ${number}.pdf`, en: (number: string) => `Service report ${number}.pdf` },
  notHere: { 'zh-CN': '回执单没取到，请再试一次', en: 'The report did not come, please try again' },
  coming: { 'zh-CN': '正在取回执单', en: 'Getting the report' },
})

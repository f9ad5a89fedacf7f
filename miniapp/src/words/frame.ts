import { area } from './area.ts'

/** What any page says when it cannot show the newest, or belongs to another role. */
export const frameWords = area({
  cannotSee: { 'zh-CN': '现在看不到', en: 'Cannot be shown now' },
  refusedTitle: { 'zh-CN': '打不开', en: 'Cannot be opened' },
  faultTitle: { 'zh-CN': '服务器出错了', en: 'Something broke here' },
  faultWhat: { 'zh-CN': '我们已记下，过一会儿再试。', en: 'We noted it; try again in a while.' },
  asRole: { 'zh-CN': (role: string) => `换成${role}身份`, en: (role: string) => `Go on as ${role}` },
  asRoleWhat: {
    'zh-CN': (role: string) => `这一页是给${role}的，您现在用的是别的身份。`,
    en: (role: string) => `This page is for the role ${role}; you are in another one now.`,
  },
})

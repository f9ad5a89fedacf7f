import Taro from '@tarojs/taro'
import { phone } from '../data/index.ts'
import { currentLanguage, wordsIn } from '../words/index.ts'
import { roleWords } from '../words/roles.ts'
import { tokenIn } from './tag-code.ts'

/** Scans a code and opens what it stands for; says so when it is none of ours. Nothing happens when the person gives up. */
export async function scanAndOpen(): Promise<void> {
  const said = await phone.scan()
  if (said === null) return
  const token = tokenIn(said)
  if (token) await Taro.navigateTo({ url: `/pages/landing/page?scene=${encodeURIComponent(token)}` })
  else await Taro.showToast({ title: wordsIn(roleWords, currentLanguage()).notOurCode, icon: 'none' })
}

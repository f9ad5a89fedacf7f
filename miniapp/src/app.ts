import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { begin, rest, wake } from './life.ts'
import { pressWithKeyboard } from './ui/index.ts'
import './app.css'

// The browser's own rules; a condition on the platform is decided at build time, so WeChat's build carries none of them.
if (process.env.TARO_ENV === 'h5') require('./ui/styles/web.css')
pressWithKeyboard()

/** The root of the app: pages are its children, each draws its own frame with `Page`. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(begin)
  useDidShow(() => void wake())
  useDidHide(rest)
  return children
}

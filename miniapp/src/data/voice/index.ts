import type { Recorded, Voice } from './port.ts'

// Decided at build time, so that neither build carries the other's code.
const voice: Voice =
  process.env.TARO_ENV === 'h5' ? require('./browser.ts').browserVoice : require('./wechat.ts').wechatVoice

export type { Recorded } from './port.ts'

/** Whether this phone can record what is said. */
export const canRecord = (): boolean => voice.able

/** Begins to record; answers how to end it, null when the microphone may not or cannot be used. */
export const record = (): Promise<(() => Promise<Recorded | null>) | null> => voice.start()

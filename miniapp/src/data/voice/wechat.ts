import Taro from '@tarojs/taro'
import type { Recorded, Voice } from './port.ts'

const longestMs = 60_000

/** WeChat's recorder: MP3, at most a minute. */
export const wechatVoice: Voice = {
  able: true,
  start: () =>
    new Promise((begun) => {
      const recorder = Taro.getRecorderManager()
      const ended = new Promise<Recorded | null>((end) => {
        recorder.onStop(({ tempFilePath, duration }) => end({ path: tempFilePath, seconds: duration / 1_000 }))
        recorder.onError(() => {
          end(null)
          begun(null)
        })
      })
      recorder.onStart(() =>
        begun(() => {
          recorder.stop()
          return ended
        }),
      )
      recorder.start({
        duration: longestMs,
        format: 'mp3',
        numberOfChannels: 1,
        sampleRate: 16_000,
        encodeBitRate: 48_000,
      })
    }),
}

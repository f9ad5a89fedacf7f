import type { Recorded, Voice } from './port.ts'

const longestMs = 60_000

/** A browser's recorder, where it has one and the page is served over a connection that allows it. */
export const browserVoice: Voice = {
  able: typeof MediaRecorder === 'function' && navigator.mediaDevices !== undefined,
  async start() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null)
    if (!stream) return null
    const recorder = new MediaRecorder(stream)
    const pieces: Blob[] = []
    const begunAt = Date.now()
    const ended = new Promise<Recorded | null>((end) => {
      recorder.ondataavailable = ({ data }) => pieces.push(data)
      recorder.onerror = () => end(null)
      recorder.onstop = () => {
        for (const track of stream.getTracks()) track.stop()
        const path = URL.createObjectURL(new Blob(pieces, { type: recorder.mimeType }))
        end({ path, seconds: (Date.now() - begunAt) / 1_000 })
      }
    })
    recorder.start()
    const limit = setTimeout(() => recorder.state === 'recording' && recorder.stop(), longestMs)
    return () => {
      clearTimeout(limit)
      if (recorder.state === 'recording') recorder.stop()
      return ended
    }
  },
}

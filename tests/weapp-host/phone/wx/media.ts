import { inGesture } from '../gesture.ts'
import { inRealm } from '../realm.ts'
import { fault, recordCall } from '../record.ts'
import { setup } from '../setup.ts'
import { later, Refused } from './api.ts'
import { bytesOf, writeTemporary } from './paths.ts'

const ending = (name: string) => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? 'jpg'

function chosen(name: string, count: number, most: number) {
  if (!inGesture()) fault(`${name} was called outside a tap`)
  const photos = setup().answers.photos.shift()
  if (!photos) throw new Refused('cancel')
  return photos.slice(0, Math.min(count, most)).map((photo) => {
    const bytes = bytesOf(photo.base64)
    return { path: writeTemporary(bytes, ending(photo.name)), size: bytes.length }
  })
}

export const media = {
  chooseMedia: later('chooseMedia', ({ count }) => ({
    type: 'image',
    tempFiles: chosen('chooseMedia', Number(count ?? 9), 20).map(({ path, size }) => ({
      tempFilePath: path,
      size,
      fileType: 'image',
    })),
  })),
  chooseImage: later('chooseImage', ({ count }) => {
    const tempFiles = chosen('chooseImage', Number(count ?? 9), 9)
    return { tempFiles, tempFilePaths: tempFiles.map(({ path }) => path) }
  }),
  scanCode: later('scanCode', () => {
    const found = setup().answers.scans.shift()
    if (!found) throw new Refused('cancel')
    return { scanType: found.path ? 'WX_CODE' : 'QR_CODE', charSet: 'UTF-8', rawData: '', ...found }
  }),
  previewImage: later('previewImage', () => ({})),
  getRecorderManager: () => recorder(),
  createInnerAudioContext: () => player(),
}

type Listener = (event: unknown) => void

function listeners<K extends string>(...names: K[]) {
  const heard = Object.fromEntries(names.map((name) => [name, [] as Listener[]])) as Record<K, Listener[]>
  const on = Object.fromEntries(
    names.flatMap((name) => [
      [`on${name}`, (listener: Listener) => void heard[name].push(listener)],
      [
        `off${name}`,
        (listener?: Listener) => {
          heard[name] = heard[name].filter((one) => listener && one !== listener)
        },
      ],
    ]),
  )
  const tell = (name: K, event: unknown = {}) =>
    setTimeout(() => {
      for (const listener of heard[name]) listener(inRealm(event))
    })
  return { on, tell }
}

let oneRecorder: unknown

// WeChat has one recorder for the whole app.
function recorder(): unknown {
  if (oneRecorder) return oneRecorder
  const { on, tell } = listeners(
    'Start',
    'Stop',
    'Error',
    'Pause',
    'Resume',
    'FrameRecorded',
    'InterruptionBegin',
    'InterruptionEnd',
  )
  let hears: { base64: string; seconds: number } | undefined
  oneRecorder = inRealm({
    ...on,
    start: (options: unknown) => {
      recordCall('RecorderManager.start', options)
      const next = setup().answers.recordings.shift()
      if (!next) return void tell('Error', { errMsg: 'operateRecorder:fail auth deny' })
      hears = next
      tell('Start')
    },
    stop: () => {
      recordCall('RecorderManager.stop', undefined)
      if (!hears) return
      const bytes = bytesOf(hears.base64)
      tell('Stop', {
        tempFilePath: writeTemporary(bytes, 'mp3'),
        duration: hears.seconds * 1_000,
        fileSize: bytes.length,
      })
      hears = undefined
    },
  })
  return oneRecorder
}

// Nothing is heard; the events of playing come as if the sound ended at once.
function player(): unknown {
  recordCall('createInnerAudioContext', undefined)
  const { on, tell } = listeners(
    'Play',
    'Pause',
    'Stop',
    'Ended',
    'Error',
    'Canplay',
    'TimeUpdate',
    'Waiting',
    'Seeking',
    'Seeked',
  )
  return Object.assign(
    inRealm({
      ...on,
      src: '',
      duration: 0,
      currentTime: 0,
      paused: true,
      play: () => {
        recordCall('InnerAudioContext.play', undefined)
        tell('Play')
        tell('Ended')
      },
      pause: () => void tell('Pause'),
      stop: () => void tell('Stop'),
      seek: () => {},
      destroy: () => {},
    }),
  )
}

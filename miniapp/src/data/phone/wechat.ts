import Taro from '@tarojs/taro'
import type { ConsentAnswer, Phone } from './port.ts'

const folder = () => `${Taro.env.USER_DATA_PATH}/kept`

/** Files that wait for the server live below the user folder: WeChat empties the temporary one at will. */
function ensureFolder() {
  const files = Taro.getFileSystemManager()
  try {
    files.accessSync(folder())
  } catch {
    files.mkdirSync(folder(), true)
  }
  return files
}

/** WeChat's own client. */
export const wechatPhone: Phone = {
  scope: '',
  origin: () => '',
  loginCode: () => Taro.login().then((answer) => answer.code),
  phoneCode: () => Promise.resolve(null),
  askConsent: (templateIds) =>
    new Promise((resolve) => {
      Taro.requestSubscribeMessage({
        tmplIds: [...templateIds],
        entityIds: [],
        success: (answer) => {
          const all = answer as unknown as Record<string, ConsentAnswer>
          resolve({
            ok: true,
            answers: Object.fromEntries(templateIds.flatMap((id) => (all[id] ? [[id, all[id]]] : []))),
          })
        },
        fail: (error) => {
          const { errCode = 0, errMsg = '' } = error as { errCode?: number; errMsg?: string }
          resolve({ ok: false, code: errCode, message: errMsg })
        },
      })
    }),
  scan: () =>
    Taro.scanCode({}).then(
      // `path` is there only for this mini-program's own codes; the scene inside it is not `result`.
      (answer) => (answer as { path?: string }).path || answer.result,
      () => null,
    ),
  choosePhotos: ({ count, camera }) =>
    Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: camera ? ['camera'] : ['album', 'camera'],
      sizeType: ['compressed'],
    }).then(
      (answer) => answer.tempFiles.map((file) => ({ path: file.tempFilePath, bytes: file.size })),
      () => [],
    ),
  chooseVideo: () =>
    Taro.chooseMedia({
      count: 1,
      mediaType: ['video'],
      sourceType: ['album', 'camera'],
      maxDuration: 60,
      sizeType: ['compressed'],
    }).then(
      ({ tempFiles: [file] }) => (file ? { path: file.tempFilePath, bytes: file.size } : null),
      () => null,
    ),
  chooseFiles: ({ count }) =>
    Taro.chooseMessageFile({ count, type: 'file' }).then(
      (answer) => answer.tempFiles.map(({ path, size, name }) => ({ path, bytes: size, name })),
      () => [],
    ),
  async openFile(address) {
    const local = /^https?:/.test(address)
      ? await Taro.downloadFile({ url: address }).then(
          ({ tempFilePath }) => tempFilePath,
          () => null,
        )
      : address
    if (local === null) return false
    return Taro.openDocument({ filePath: local, showMenu: true }).then(
      () => true,
      () => false,
    )
  },
  hasMap: true,
  choosePlace: () =>
    Taro.chooseLocation({}).then(
      ({ latitude, longitude, name, address }) => ({ latitude, longitude, name, address }),
      () => null,
    ),
  position: () =>
    Taro.getLocation({ type: 'gcj02' }).then(
      ({ latitude, longitude }) => ({ latitude, longitude }),
      () => null,
    ),
  async keepFile(id, path) {
    const files = ensureFolder()
    const ending = /\.[a-z0-9]{1,5}$/i.exec(path)?.[0] ?? ''
    const kept = `${folder()}/${id}${ending}`
    await new Promise<void>((resolve, reject) =>
      files.copyFile({
        srcPath: path,
        destPath: kept,
        success: () => resolve(),
        fail: (e) => reject(new Error(e.errMsg)),
      }),
    )
    return { path: kept, bytes: files.statSync(kept).size as unknown as number }
  },
  dropFile: (path) =>
    new Promise((resolve) =>
      Taro.getFileSystemManager().unlink({ filePath: path, success: () => resolve(), fail: () => resolve() }),
    ),
  showable: (path) => Promise.resolve(path),
  upload: ({ url, header, fields, path }) =>
    Taro.uploadFile({ url, header, formData: fields, filePath: path, name: 'file' }).then(
      (answer) => ({ status: answer.statusCode, body: parse(answer.data) }),
      () => null,
    ),
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

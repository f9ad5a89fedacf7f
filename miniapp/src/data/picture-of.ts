import Taro from '@tarojs/taro'
import { apiAddress } from './address.ts'
import { ensureSession } from './session.ts'

/**
 * Fetches a picture that only the signed-in person may see; answers an address that an image can show, which `drop`
 * gives back. Null: it did not come.
 */
export async function pictureOf(path: string): Promise<{ readonly src: string; readonly drop: () => void } | null> {
  const session = await ensureSession()
  const header: Record<string, string> = session ? { authorization: `Bearer ${session.accessToken}` } : {}
  try {
    if (process.env.TARO_ENV !== 'h5') {
      const { statusCode, tempFilePath } = await Taro.downloadFile({ url: apiAddress(path), header })
      return statusCode === 200 ? { src: tempFilePath, drop: () => undefined } : null
    }
    const answer = await fetch(apiAddress(path), { headers: header })
    if (!answer.ok) return null
    const src = URL.createObjectURL(await answer.blob())
    return { src, drop: () => URL.revokeObjectURL(src) }
  } catch {
    return null
  }
}

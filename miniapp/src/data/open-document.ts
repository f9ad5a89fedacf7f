import Taro from '@tarojs/taro'
import { apiAddress } from './address.ts'
import { ensureSession } from './session.ts'

/** Fetches a document of the server as the signed-in person and shows it: saved under `name` on the web, opened in WeChat. False: it did not come. */
export async function openDocument(path: string, name: string): Promise<boolean> {
  const session = await ensureSession()
  const header: Record<string, string> = session ? { authorization: `Bearer ${session.accessToken}` } : {}
  try {
    return process.env.TARO_ENV === 'h5' ? await saveOnWeb(path, name, header) : await openOnPhone(path, name, header)
  } catch {
    return false
  }
}

async function saveOnWeb(path: string, name: string, headers: Record<string, string>): Promise<boolean> {
  const answer = await fetch(apiAddress(path), { headers })
  if (!answer.ok) return false
  const url = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the bytes after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return true
}

async function openOnPhone(path: string, name: string, header: Record<string, string>): Promise<boolean> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url: apiAddress(path), header })
  if (statusCode !== 200) return false
  await Taro.openDocument({ filePath: tempFilePath, fileType: name.endsWith('.xlsx') ? 'xlsx' : 'pdf', showMenu: true })
  return true
}

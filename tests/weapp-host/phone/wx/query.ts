import { Canvas, canvasNode, paperOf } from '../elements/canvas.ts'
import { ScrollView } from '../elements/scroll-view.ts'
import { topPage } from '../pages.ts'
import { inRealm } from '../realm.ts'
import { recordCall } from '../record.ts'
import { tagged } from '../selector.ts'
import { later, Refused } from './api.ts'
import { bytesOf, writeTemporary } from './paths.ts'

type Fields = Record<string, boolean>
type Ask = { selector: string; all: boolean; fields: Fields; told?: ((found: unknown) => void) | undefined }

const boxFields: Fields = { id: true, dataset: true, rect: true, size: true }

/** `wx.createSelectorQuery()`, over the page on top. */
export function createSelectorQuery(): unknown {
  recordCall('createSelectorQuery', undefined)
  const asks: Ask[] = []
  const node = (selector: string, all: boolean) => {
    const ask = (fields: Fields) => (told?: (found: unknown) => void) => {
      asks.push({ selector, all, fields, told })
      return query
    }
    return inRealm({
      boundingClientRect: ask(boxFields),
      scrollOffset: ask({ id: true, dataset: true, scrollOffset: true }),
      node: ask({ node: true }),
      fields: (fields: Fields, told?: (found: unknown) => void) => ask(fields)(told),
    })
  }
  const query: unknown = inRealm({
    in: () => query,
    select: (selector: string) => node(selector, false),
    selectAll: (selector: string) => node(selector, true),
    selectViewport: () => node('wx-page', false),
    exec: (told?: (found: unknown[]) => void) => {
      // After what was drawn by now is on the screen.
      requestAnimationFrame(() => {
        const answers = asks.map(answerOf)
        for (const [index, ask] of asks.entries()) ask.told?.(answers[index])
        told?.(inRealm(answers))
      })
      return query
    },
  })
  return query
}

function answerOf({ selector, all, fields }: Ask): unknown {
  const page = topPage()?.screen
  if (!page) return all ? inRealm([]) : null
  const found = selector === 'wx-page' ? [page] : Array.from(page.querySelectorAll<HTMLElement>(tagged(selector)))
  if (all) return inRealm(found.map((one) => shown(one, fields)))
  return found[0] ? shown(found[0], fields) : null
}

function shown(element: HTMLElement, fields: Fields): unknown {
  const box = element.getBoundingClientRect()
  const easel = (element as unknown as { __wxElement?: { id: string; dataset: Record<string, unknown> } }).__wxElement
  const answer: Record<string, unknown> = inRealm({
    ...(fields.id && { id: easel?.id ?? '' }),
    ...(fields.dataset && { dataset: { ...easel?.dataset } }),
    ...(fields.rect && { left: box.left, top: box.top, right: box.right, bottom: box.bottom }),
    ...(fields.size && { width: box.width, height: box.height }),
    ...(fields.scrollOffset &&
      element instanceof ScrollView && { scrollLeft: element.scrollLeft, scrollTop: element.scrollTop }),
  })
  if (fields.node && element instanceof Canvas) answer.node = canvasNode(element)
  return answer
}

export const canvas = {
  createSelectorQuery,
  canvasToTempFilePath: later('canvasToTempFilePath', ({ canvas: node, fileType }) => {
    const paper = node ? paperOf(node as object) : undefined
    if (!paper) throw new Refused('canvas is empty')
    const jpeg = fileType === 'jpg'
    const base64 = paper.toDataURL(jpeg ? 'image/jpeg' : 'image/png').split(',')[1] ?? ''
    return { tempFilePath: writeTemporary(bytesOf(base64), jpeg ? 'jpg' : 'png') }
  }),
}

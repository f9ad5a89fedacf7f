import Taro from '@tarojs/taro'
import type { Point } from './ink.ts'

/** A canvas that is ready to be written on, in points. */
export type Paper = {
  pen: CanvasRenderingContext2D
  node: HTMLCanvasElement
  wipe(): void
  close(): void
}

type Strokes = { down(point: Point): void; move(point: Point): void; up(): void }

/** Finds the canvas with this id on the page, sizes it for the screen, and hands it over white. */
export function openSheetOfPaper(id: string, strokes: Strokes, opened: (paper: Paper) => void): void {
  Taro.createSelectorQuery()
    .select(`#${id}`)
    .fields({ node: true, size: true })
    .exec((found: ({ node?: HTMLCanvasElement; width?: number; height?: number } | null)[]) => {
      const node = found[0]?.node
      const pen = node?.getContext('2d')
      if (!node || !pen) return
      // The web gives the node without its size.
      const width = found[0]?.width || node.clientWidth
      const height = found[0]?.height || node.clientHeight
      const scale = Math.min(3, Taro.getWindowInfo().pixelRatio)
      node.width = width * scale
      node.height = height * scale
      pen.scale(scale, scale)
      const wipe = () => {
        pen.fillStyle = '#ffffff'
        pen.fillRect(0, 0, width, height)
        pen.strokeStyle = '#17191e'
        pen.lineWidth = 3.5
        pen.lineCap = 'round'
        pen.lineJoin = 'round'
      }
      wipe()
      opened({ pen, node, wipe, close: process.env.TARO_ENV === 'h5' ? listen(node, strokes) : () => {} })
    })
}

/** Hears mouse, pen and finger on a canvas of the web; the answer stops it. */
function listen(node: HTMLCanvasElement, strokes: Strokes): () => void {
  let writing = false
  const at = (event: PointerEvent): Point => {
    const box = node.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const down = (event: PointerEvent) => {
    writing = true
    node.setPointerCapture(event.pointerId)
    strokes.down(at(event))
  }
  const move = (event: PointerEvent) => {
    if (writing) strokes.move(at(event))
  }
  const up = () => {
    if (writing) strokes.up()
    writing = false
  }
  node.addEventListener('pointerdown', down)
  node.addEventListener('pointermove', move)
  node.addEventListener('pointerup', up)
  node.addEventListener('pointercancel', up)
  return () => {
    node.removeEventListener('pointerdown', down)
    node.removeEventListener('pointermove', move)
    node.removeEventListener('pointerup', up)
    node.removeEventListener('pointercancel', up)
  }
}

/** What is written, as the path of a PNG file. */
export async function savePaper({ node }: Paper): Promise<string> {
  if (process.env.TARO_ENV !== 'h5') {
    const saved = await Taro.canvasToTempFilePath({ canvas: node as never, fileType: 'png' } as never)
    return saved.tempFilePath
  }
  const blob = await new Promise<Blob | null>((done) => node.toBlob(done, 'image/png'))
  if (!blob) throw new Error('the browser made no picture of the signature')
  return URL.createObjectURL(blob)
}

import { fault } from '../record.ts'
import { WxElement } from './element.ts'

/** A canvas of type 2d; what the logic gets of it is `canvasNode`, never the element. */
export class Canvas extends WxElement {
  paper = document.createElement('canvas')

  override build(): void {
    if (this.text('type') !== '2d') fault('the host plays only a canvas of type 2d')
    this.append(this.paper)
  }
}

export type CanvasNode = {
  width: number
  height: number
  getContext(kind: string): CanvasRenderingContext2D | null
  toDataURL(type?: string, quality?: number): string
  createImage(): HTMLImageElement
  requestAnimationFrame(done: () => void): number
  cancelAnimationFrame(id: number): void
}

const papers = new WeakMap<object, HTMLCanvasElement>()

export const paperOf = (node: object): HTMLCanvasElement | undefined => papers.get(node)

/** The canvas as the selector query of WeChat gives it: drawing and size, no element of a page. */
export function canvasNode({ paper }: Canvas): CanvasNode {
  const node: CanvasNode = {
    get width() {
      return paper.width
    },
    set width(points) {
      paper.width = points
    },
    get height() {
      return paper.height
    },
    set height(points) {
      paper.height = points
    },
    getContext: (kind) => (kind === '2d' ? paper.getContext('2d') : null),
    toDataURL: (type, quality) => paper.toDataURL(type, quality),
    createImage: () => new window.Image(),
    requestAnimationFrame: (done) => window.requestAnimationFrame(done),
    cancelAnimationFrame: (id) => window.cancelAnimationFrame(id),
  }
  papers.set(node, paper)
  return node
}

export type Point = { x: number; y: number }
export type Stroke = readonly Point[]

/** The least length of ink, in points, that counts as a signature: a slip of the finger is shorter. */
const leastInk = 60

/** Whether these strokes are a signature rather than a slip or a dot. */
export const isSigned = (strokes: readonly Stroke[]): boolean =>
  strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= leastInk

function lengthOf(stroke: Stroke): number {
  let sum = 0
  for (let index = 1; index < stroke.length; index++) {
    const [a, b] = [stroke[index - 1], stroke[index]]
    if (a && b) sum += Math.hypot(b.x - a.x, b.y - a.y)
  }
  return sum
}

/** What is drawn with: the part of a canvas context that a pen needs. */
export type Pen = Pick<CanvasRenderingContext2D, 'beginPath' | 'moveTo' | 'quadraticCurveTo' | 'lineTo' | 'stroke'>

/** Draws the newest piece of a stroke: a curve through the middles of its points, so that fast strokes stay round. */
export function drawNewest(pen: Pen, stroke: Stroke): void {
  const [a, b, c] = [stroke.at(-3), stroke.at(-2), stroke.at(-1)]
  if (!c) return
  pen.beginPath()
  if (a && b) {
    pen.moveTo((a.x + b.x) / 2, (a.y + b.y) / 2)
    pen.quadraticCurveTo(b.x, b.y, (b.x + c.x) / 2, (b.y + c.y) / 2)
  } else {
    pen.moveTo(b?.x ?? c.x, b?.y ?? c.y)
    pen.lineTo(c.x, c.y)
  }
  pen.stroke()
}

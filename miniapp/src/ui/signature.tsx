import { Canvas, Text, View } from '@tarojs/components'
import { useReady } from '@tarojs/taro'
import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react'
import { aria } from './aria.ts'
import { Icon } from './icon.tsx'
import { drawNewest, isSigned, type Point, type Stroke } from './ink.ts'
import { openSheetOfPaper, type Paper, savePaper } from './paper.ts'
import { Tap } from './tap.tsx'

export type SignatureHandle = {
  /** The picture of what was signed, as the path of a PNG file (a blob url on the web), dark on white. */
  save(): Promise<string>
  clear(): void
}

export type SignatureProps = {
  /** Whether there is enough ink for a signature, told whenever that changes. */
  onInk: (signed: boolean) => void
  /** Under the line: "在线上方签名". */
  hint: string
  clearWord: string
  label: string
  id?: string
}

/** A place to sign with a finger or a mouse. The ink is dark on white in every theme, for it is kept as a picture. */
export const Signature = forwardRef<SignatureHandle, SignatureProps>(function Signature(
  { onInk, hint, clearWord, label, id = 'signature' },
  ref,
) {
  const paper = useRef<Paper>()
  const strokes = useRef<Point[][]>([])
  const signed = useRef(false)

  const tell = () => {
    const now = isSigned(strokes.current)
    if (now !== signed.current) {
      signed.current = now
      onInk(now)
    }
  }
  const pen = {
    down: (point: Point) => {
      strokes.current.push([point])
    },
    move: (point: Point) => {
      const stroke = strokes.current.at(-1)
      if (!stroke || !paper.current) return
      stroke.push(point)
      drawNewest(paper.current.pen, stroke as Stroke)
    },
    up: tell,
  }
  const open = () => {
    if (paper.current) return
    openSheetOfPaper(id, pen, (opened) => {
      paper.current = opened
    })
  }
  const opener = useRef(open)
  opener.current = open
  useReady(open)
  useEffect(() => {
    // The page may have been ready long before this sheet was opened.
    const timer = setTimeout(() => opener.current(), 50)
    return () => {
      clearTimeout(timer)
      paper.current?.close()
    }
  }, [])

  const clear = () => {
    strokes.current = []
    paper.current?.wipe()
    tell()
  }
  useImperativeHandle(ref, () => ({
    clear,
    save: async () => {
      if (!paper.current) throw new Error('the signature has no canvas yet')
      return savePaper(paper.current)
    },
  }))

  // On the web the canvas itself is listened to (mouse, pen and finger); WeChat gives touches only, already relative to it.
  const touches =
    process.env.TARO_ENV === 'h5'
      ? {}
      : {
          onTouchStart: (event: unknown) => pen.down(touchOf(event)),
          onTouchMove: (event: unknown) => pen.move(touchOf(event)),
          onTouchEnd: pen.up,
        }
  return (
    <View className="signature">
      <Canvas
        id={id}
        canvasId={id}
        type="2d"
        disableScroll
        className="signature-canvas"
        {...aria({ role: 'img', label })}
        {...touches}
      />
      <View className="signature-line" />
      <View className="signature-foot">
        <Text className="signature-hint sp">{hint}</Text>
        <Tap className="signature-clear" label={clearWord} onTap={clear}>
          <Icon name="undo" size="s" />
          <Text>{clearWord}</Text>
        </Tap>
      </View>
    </View>
  )
})

const touchOf = (event: unknown): Point => {
  const touch = (event as { touches: { x: number; y: number }[] }).touches[0]
  return { x: touch?.x ?? 0, y: touch?.y ?? 0 }
}

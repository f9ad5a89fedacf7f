import { Image, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { apiOrigin } from '../../data/address.ts'
import { call, newId, openDocument, pictureOf, useResource } from '../../data/index.ts'
import { NotTaken, type Problem } from '../../panes/not-taken.tsx'
import { Actions, Button, Card, classes, Field, Section, Stepper } from '../../ui/index.ts'
import { entranceWords } from '../../words/entrances.ts'
import { useWords } from '../../words/index.ts'
import { CopyLine } from '../copy-line.tsx'
import { type Entrance, waysOf } from './model.ts'
import './codes.css'

const aSheet = 24

type Props = { entrance: Entrance; say: (word: string) => void; onMade: () => void }

/** How one comes to an entrance: the code to see and to print, the links, or the code that another system names. */
export function Codes(props: Props) {
  const w = useWords(entranceWords)
  const { entrance } = props
  if (entrance.kind === 'customer')
    return (
      <Section title={w.sectionCode}>
        <Card id="codes">{entrance.stickers > 0 ? <Code {...props} /> : <First {...props} />}</Card>
      </Section>
    )
  return (
    <Section title={w.code}>
      <Card>
        <CopyLine
          id="entrance-code"
          label={w.code}
          hint={entrance.kind === 'staff' ? w.codeOfStaff : w.codeOfSystem}
          value={entrance.code}
        />
      </Card>
    </Section>
  )
}

function useMaking({ entrance: { id }, onMade }: Pick<Props, 'entrance' | 'onMade'>) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())
  /** Makes so many codes; false when they were not made. */
  const make = async (count: number): Promise<boolean> => {
    setBusy(true)
    const made = await call('POST /entrances/:id/tags', { params: { id }, body: { count }, key: key.current })
    setBusy(false)
    setProblem(made.ok ? null : made)
    if (!made.ok) return false
    key.current = newId()
    onMade()
    return true
  }
  return { busy, problem, make }
}

function First(props: Props) {
  const w = useWords(entranceWords)
  const { busy, problem, make } = useMaking(props)
  return (
    <View>
      <NotTaken problem={problem} />
      <View className="b">{w.noCode}</View>
      <View className="sub codes-sub">{w.noCodeWhat}</View>
      <Actions>
        <Button id="make-code" kind="soft" icon="plus" word={w.makeCode} busy={busy} onTap={() => void make(1)} />
      </Actions>
    </View>
  )
}

function Code(props: Props) {
  const w = useWords(entranceWords)
  const { entrance, say } = props
  const { busy, problem, make } = useMaking(props)
  const [sheets, setSheets] = useState(1)
  const [fetching, setFetching] = useState(false)
  const tags = useResource(`entrance-tags:${entrance.id}`, () =>
    call('GET /entrances/:id/tags', { params: { id: entrance.id } }),
  )
  const first = tags.value?.tags[0]
  const ways = first && waysOf(first.token, apiOrigin())
  const print = async () => {
    const lacking = sheets * aSheet - entrance.stickers
    if (lacking > 0 && !(await make(lacking))) return
    setFetching(true)
    const came = await openDocument(`/entrances/${entrance.id}/stickers.pdf?sheets=${sheets}`, `${entrance.code}.pdf`)
    setFetching(false)
    if (!came) say(w.notPrinted)
  }
  return (
    <View>
      <NotTaken problem={problem} />
      <View className="code-head">
        <Picture token={first?.token ?? null} />
        <View className="code-words">
          <View className="b n">{first?.short ?? entrance.code}</View>
          <View className="sub">{w.codeWhat}</View>
          <View className="cap">{w.stickers(entrance.stickers)}</View>
        </View>
      </View>
      {ways && first && (
        <>
          <CopyLine id="entrance-link" label={w.link} value={ways.link} />
          <CopyLine id="entrance-path" label={w.path} hint={w.pathWhat} value={ways.path} />
          <CopyLine id="entrance-scene" label={w.scene} value={first.token} />
        </>
      )}
      <Field label={w.printWhat(sheets, sheets * aSheet)}>
        <View className="code-print">
          <Stepper
            value={sheets}
            min={1}
            max={4}
            lessLabel={w.lessSheets}
            moreLabel={w.moreSheets}
            onChange={setSheets}
          />
          <Button id="print" icon="doc" word={w.print} busy={busy || fetching} onTap={() => void print()} />
        </View>
      </Field>
    </View>
  )
}

/** The code as WeChat drew it, dark on white in every theme: a scanner must read it. */
function Picture({ token }: { token: string | null }) {
  const w = useWords(entranceWords)
  const [src, setSrc] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    if (token === null) return
    const held: { drop?: () => void; gone: boolean } = { gone: false }
    void pictureOf(`/tags/${encodeURIComponent(token)}/qr.png`).then((picture) => {
      if (held.gone) return picture?.drop()
      if (picture) held.drop = picture.drop
      setSrc(picture?.src ?? null)
    })
    return () => {
      held.gone = true
      held.drop?.()
    }
  }, [token])
  return (
    <View className={classes('code-picture', src != null && 'is-drawn')} id="entrance-code-picture">
      {src ? (
        <Image className="code-image" src={src} mode="aspectFit" {...{ ariaLabel: w.codeLabel }} />
      ) : (
        <View className="cap code-lack">{src === null ? w.noPicture : ''}</View>
      )}
    </View>
  )
}

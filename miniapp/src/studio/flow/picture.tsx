import { Text, View } from '@tarojs/components'
import { useEffect, useMemo } from 'react'
import { classes, Icon, Tap } from '../../ui/index.ts'
import { moveNode } from '../change/nodes.ts'
import { useDesign, useSaid } from '../designer/design.ts'
import { type Dragged, useDragging } from '../designer/use-dragging.ts'
import { whoWord } from '../say/people.ts'
import { wayWord } from '../say/ways.ts'
import { type Box, isSign, type Line, layout, type Point, sizes } from './layout.ts'
import { waysOf } from './ways.ts'

const above = sizes.height + sizes.gap + sizes.edge

/** The flow as a picture: boxes to tap and to drag behind another, lines with the words of their conditions. */
export function FlowPicture() {
  const { definition, change, place, go, problems, tell } = useDesign()
  const said = useSaid()
  const { w, roles } = said
  const picture = useMemo(() => layout(definition), [definition])
  const signed = useMemo(() => {
    const ways = waysOf(definition)
    return new Set(ways.filter((way) => isSign(way, ways)).map(({ from }) => from))
  }, [definition])
  const broken = new Set(problems.map(({ node }) => node))
  const dragged = useDragging<string>({
    root: 'flow-picture',
    source: (element) => nodeIn(element),
    name: said.node,
    target: (x, y, source) => {
      const under = nodeIn(document.elementFromPoint(x, y))
      return under && under !== source && moveNode(definition, source, under) ? under : null
    },
    onDrop: (key, after) => change((now) => moveNode(now, key, after)),
  })
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || place.node === null) return
    document.getElementById(`node-${place.node}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [place.node])
  const first = picture.boxes.find(({ node }) => node.key === definition.start)
  const x = first?.x ?? sizes.edge
  const select = (node: string) => {
    if (dragged) return tell(w.cannotMove)
    go({ node, field: null, message: null })
  }
  return (
    <View
      id="flow-picture"
      className="flow"
      style={{ width: `${picture.width}px`, height: `${picture.height + above}px` }}
    >
      <Tap
        id="node-report"
        className={classes('flow-box', place.node === 'report' && 'is-on', broken.has(null) && 'is-bad')}
        style={{ left: `${x}px`, top: `${sizes.edge}px`, width: `${sizes.box}px`, height: `${sizes.height}px` }}
        label={`${w.reportForm} ${roles.customer}`}
        onTap={() => select('report')}
      >
        <Text className="flow-name">{w.reportForm}</Text>
        <Text className="flow-who">{roles.customer}</Text>
      </Tap>
      <Piece from={[x + sizes.box / 2, sizes.edge + sizes.height]} to={[x + sizes.box / 2, above + sizes.edge]} />
      <Arrow at={[x + sizes.box / 2, above + sizes.edge]} way="down" />
      <View className="flow-body" style={{ top: `${above}px` }}>
        {picture.lines.map((line) => (
          <FlowLine key={`${line.way.kind}-${line.way.from}-${line.way.to}-${line.points.join()}`} line={line} />
        ))}
        {picture.boxes.map((box) => (
          <FlowBox
            key={box.node.key}
            box={box}
            dragged={dragged}
            late={signed.has(box.node.key)}
            bad={broken.has(box.node.key)}
            on={place.node === box.node.key}
            onTap={() => select(box.node.key)}
          />
        ))}
      </View>
    </View>
  )
}

const nodeIn = (element: Element | null): string | null => {
  const id = element?.closest('[id^="node-"]')?.id.slice('node-'.length)
  return id === undefined || id === 'report' ? null : id
}

function FlowBox({
  box,
  dragged,
  late,
  bad,
  on,
  onTap,
}: {
  box: Box
  dragged: Dragged<string> | null
  /** Something is opened when it is late, and no line says so. */
  late: boolean
  bad: boolean
  on: boolean
  onTap: () => void
}) {
  const said = useSaid()
  const { node, x, y, width, height } = box
  const who = whoWord(node, said)
  return (
    <Tap
      id={`node-${node.key}`}
      className={classes(
        'flow-box',
        `flow-${node.kind}`,
        on && 'is-on',
        bad && 'is-bad',
        dragged?.source === node.key && 'is-dragged',
        dragged?.target === node.key && 'is-target',
      )}
      style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` }}
      label={[said.say(node.label), who].filter(Boolean).join(' ')}
      onTap={onTap}
    >
      {node.kind === 'end' && <Icon name="good" size="s" tone="third" />}
      {node.kind === 'parallel' && <Icon name="fork" size="s" tone="second" />}
      <Text className="flow-name">{said.say(node.label)}</Text>
      {late && <Icon name="clock" size="s" tone="third" label={said.w.whenLate} />}
      {who && <Text className="flow-who">{who}</Text>}
    </Tap>
  )
}

function FlowLine({ line: { way, points, dashed, words } }: { line: Line }) {
  const { definition } = useDesign()
  const { w, language } = useSaid()
  const word = wayWord(way, { definition, language, w })
  const last = points.at(-1) as Point
  const before = points.at(-2) as Point
  const arrow = last[0] > before[0] ? 'right' : last[0] < before[0] ? 'left' : last[1] < before[1] ? 'up' : 'down'
  return (
    <>
      {points.slice(0, -1).map((point, index) => (
        <Piece key={point.join()} from={point} to={points[index + 1] as Point} dashed={dashed} />
      ))}
      <Arrow at={last} way={arrow} />
      {word && words && (
        <View
          className={classes('flow-word', words.end && 'is-end')}
          style={{ left: `${words.x}px`, top: `${words.y}px` }}
        >
          <Text>{word}</Text>
        </View>
      )}
    </>
  )
}

/** A level or upright piece of a line: WXML has no drawing of lines, so it is the border of a box. */
function Piece({ from: [x1, y1], to: [x2, y2], dashed = false }: { from: Point; to: Point; dashed?: boolean }) {
  const level = y1 === y2
  const style = {
    left: `${Math.min(x1, x2) - (level ? 0 : 0.75)}px`,
    top: `${Math.min(y1, y2) - (level ? 0.75 : 0)}px`,
    width: `${level ? Math.abs(x1 - x2) : 0}px`,
    height: `${level ? 0 : Math.abs(y1 - y2)}px`,
  }
  return (
    <View className={classes('flow-line', level ? 'is-level' : 'is-upright', dashed && 'is-dashed')} style={style} />
  )
}

function Arrow({ at: [x, y], way }: { at: Point; way: 'down' | 'up' | 'left' | 'right' }) {
  return <View className={`flow-arrow is-${way}`} style={{ left: `${x - 4}px`, top: `${y - 4}px` }} />
}

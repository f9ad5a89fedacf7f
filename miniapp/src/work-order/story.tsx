import type { Progress } from '@field/domain/work-order'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Link, Timeline, type TimelineEntry } from '../ui/index.ts'
import { foldRows } from './fold.ts'
import { partsToShow } from './part-lines.ts'
import type { Telling } from './row-words.ts'
import { timelineOf } from './timeline.ts'
import './story.css'

/** So many rows come at a time; when so many are drawn, the next begin a leaf of their own, so that a page stays light. */
const step = 30
const most = 90

const newest = { start: 0, count: step }

/**
 * What happened, newest first. Of a long order the finished stations stand folded, and what is older comes when asked
 * for; `before` stands on top, `dress` may add to a row.
 */
export function Story({
  progress,
  telling,
  before = [],
  dress = (entry) => entry,
}: {
  progress: Pick<Progress, 'rows' | 'next' | 'parts'>
  telling: Telling
  before?: readonly TimelineEntry[]
  dress?: (entry: TimelineEntry) => TimelineEntry
}) {
  const [whole, setWhole] = useState(false)
  const [{ start, count }, setLeaf] = useState(newest)
  const { words } = telling
  const folded = foldRows(progress.rows, partsToShow(progress))
  const hidden = progress.rows.length - folded.length
  const rows = whole ? progress.rows : folded
  const told = [...before, ...timelineOf({ ...progress, rows }, telling).map(dress)]
  const older = told.length - start - count
  const goOn = () => setLeaf(count < most ? { start, count: count + step } : { start: start + count, count: step })
  return (
    <View>
      {start > 0 && (
        <View className="story-more">
          <Link word={words.backToNewest} onTap={() => setLeaf(newest)} />
        </View>
      )}
      <Timeline entries={told.slice(start, start + count)} />
      {(older > 0 || hidden > 0) && (
        <View className="story-more">
          {older > 0 && <Link word={words.older(older)} onTap={goOn} />}
          {hidden > 0 && (
            <Link
              word={whole ? words.foldAgain : words.everyStep(hidden)}
              tone="second"
              onTap={() => {
                setWhole(!whole)
                setLeaf(newest)
              }}
            />
          )}
        </View>
      )}
    </View>
  )
}

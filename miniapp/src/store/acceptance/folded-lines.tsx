import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { type IconName, type Ink, List, Row, Section } from '../../ui/index.ts'
import { disputeWords } from '../../words/disputes.ts'
import { useLanguage, useSay, useWords, type Words } from '../../words/index.ts'
import { storeWords } from '../../words/store.ts'
import { disputePath } from '../../work-order/index.ts'
import { type Files, Thumbnails } from './evidence.tsx'
import { decidedWords, type Judgement, type ShownLine } from './model.ts'

type Look = { readonly tone: Ink; readonly icon: IconName; readonly word: string }

function lookOf(judgement: Judgement | null, w: Words<typeof storeWords>): Look {
  if (judgement?.verdict === 'accepted') return { tone: 'good', icon: 'good', word: w.passed }
  if (judgement?.verdict === 'accepted_with_remark') return { tone: 'wait', icon: 'turn', word: w.passedWithRemark }
  if (judgement) return { tone: 'bad', icon: 'undo', word: w.toRedo }
  return { tone: 'third', icon: 'idle', word: '' }
}

type Lines = { readonly lines: readonly ShownLine[]; readonly files: Files }

/** Lines that are folded: those judged, to be tapped and changed, and those still to come. */
export function FoldedLines({ lines, files, onOpen }: Lines & { onOpen: (line: string) => void }) {
  const w = useWords(storeWords)
  const say = useSay()
  if (lines.length === 0) return null
  return (
    <List>
      {lines.map((line) => {
        const { tone, icon, word } = lookOf(line.judgement, w)
        const remark = line.judgement?.remark ?? ''
        const sub = [word, remark].filter(Boolean)
        return (
          <Row
            key={line.key}
            id={`line-${line.key}`}
            icon={icon}
            iconTone={tone}
            title={<LineName line={line} />}
            {...(sub.length > 0 && {
              sub: (
                <>
                  <Text className={`b line-verdict t-${tone}`}>{word}</Text>
                  <Text>{remark}</Text>
                </>
              ),
            })}
            end={<Thumbnails line={line} files={files} />}
            bare
            label={[say(line.label), ...sub, w.change].join(', ')}
            onTap={() => onOpen(line.key)}
          />
        )
      })}
    </List>
  )
}

/** What an earlier acceptance closed: one line until it is asked for. */
export function LockedLines({ lines, files, orderId }: Lines & { orderId: string }) {
  const say = useSay()
  const w = useWords(storeWords)
  const language = useLanguage()
  const disputing = useWords(disputeWords)
  const [open, setOpen] = useState(false)
  if (lines.length === 0) return null
  return (
    <Section title="">
      <List>
        <Row
          id="locked"
          icon="lock"
          title={w.passedBeforeCount(lines.length)}
          end={<Text className="t-accent">{open ? w.fold : w.show}</Text>}
          bare
          label={`${w.passedBeforeCount(lines.length)}, ${open ? w.fold : w.show}`}
          onTap={() => setOpen(!open)}
        />
        {open &&
          lines.map((line) => (
            <Row
              key={line.key}
              id={`locked-${line.key}`}
              icon="good"
              iconTone="good"
              label={`${say(line.label)}, ${disputing.dispute}`}
              onTap={() => void Taro.navigateTo({ url: disputePath(orderId, line.key, say(line.label), null) })}
              title={<LineName line={line} />}
              sub={decidedWords(line, w.passedBefore, Date.now(), language)}
              end={<Thumbnails line={line} files={files} />}
            />
          ))}
      </List>
    </Section>
  )
}

/** "门封条 更换": the part, and what was done to it in grey. */
export function LineName({ line }: { line: ShownLine }) {
  const say = useSay()
  return (
    <>
      <Text>{say(line.label)}</Text>
      {line.action && <Text className="t-second line-action">{say(line.action)}</Text>}
    </>
  )
}

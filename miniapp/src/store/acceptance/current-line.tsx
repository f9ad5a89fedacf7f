import { Text, View } from '@tarojs/components'
import { Button, Card, Stack } from '../../ui/index.ts'
import { useWords } from '../../words/index.ts'
import { storeWords } from '../../words/store.ts'
import { Evidence, type Files } from './evidence.tsx'
import { LineName } from './folded-lines.tsx'
import type { Draft, ShownLine } from './model.ts'
import { beginWriting, judge } from './model.ts'
import { WhyCard } from './why.tsx'

/** The line that is open: its evidence, what the technician says, and three equal choices. */
export function CurrentLine({
  line,
  files,
  draft,
  asked,
  change,
}: {
  line: ShownLine
  files: Files
  draft: Draft
  /** Why it went back the last time. */
  asked: string | null
  change: (next: (draft: Draft) => Draft) => void
}) {
  const w = useWords(storeWords)
  const { key } = line
  const writing = draft.writing?.line === key ? draft.writing : null
  return (
    <Card current id={`line-${key}`}>
      <View className="card-head">
        <View className="h2 sp">
          <LineName line={line} />
        </View>
        <Text className="cap n">{w.nth(line.number)}</Text>
      </View>
      {asked && <View className="sub t-turn line-asked">{w.askedLast(asked)}</View>}
      <Evidence line={line} files={files} />
      {line.note && <View className="sub line-note">{w.saidBy(line.note)}</View>}
      {writing ? (
        <WhyCard writing={writing} files={files} change={change} />
      ) : (
        <View className="line-choices">
          <Stack row even gap={2}>
            <Button
              id="rework"
              kind="danger"
              size="l"
              icon="undo"
              word={w.sendBack}
              onTap={() => change((now) => beginWriting(now, key, 'rework'))}
            />
            <Button
              id="remark"
              size="l"
              icon="edit"
              word={w.remark}
              onTap={() => change((now) => beginWriting(now, key, 'accepted_with_remark'))}
            />
            <Button
              id="pass"
              kind="good"
              size="l"
              icon="check"
              word={w.pass}
              onTap={() => change((now) => judge(now, key, { verdict: 'accepted', remark: '', photos: [] }))}
            />
          </Stack>
        </View>
      )}
    </Card>
  )
}

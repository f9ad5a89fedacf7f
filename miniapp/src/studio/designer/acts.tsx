import type { Problem } from '@field/domain/workflow'
import { Text, View } from '@tarojs/components'
import { Avatar, Badge, Button, IconButton } from '../../ui/index.ts'
import { clock, useWords } from '../../words/index.ts'
import { studioWords } from '../../words/studio.ts'
import type { Designer } from './use-designer.ts'

/** Which version this is the draft of, whether it is kept, and who else works on it. */
export function Saved({ page: { draft, version, others } }: { page: Designer }) {
  const w = useWords(studioWords)
  const word =
    draft.saving === 'saving'
      ? w.saving
      : draft.saving === 'offline'
        ? w.unsaved
        : draft.saving === 'refused'
          ? w.notTaken
          : draft.savedAt === null
            ? ''
            : w.savedAt(clock(draft.savedAt))
  return (
    <View className="studio-saved">
      <Badge plain tone="idle" word={w.draftOf(version)} />
      <Text className="cap studio-saved-at" id="saved">
        {word}
      </Text>
      {others.slice(0, 2).map(({ who }) => (
        <View key={who} className="studio-other" id="others">
          <Avatar name={who} />
          <Text className="cap studio-other-who">{w.alsoHere(who)}</Text>
        </View>
      ))}
    </View>
  )
}

/** What is done with the whole draft; `grow` is for the bottom bar, which gives it the room that is left. */
export function Acts({
  page,
  onRehearse,
  onPublish,
  onMend,
}: {
  grow?: boolean
  page: Designer
  onMend: (problem: Problem) => void
  onRehearse: () => void
  onPublish: () => void
}) {
  const w = useWords(studioWords)
  const { draft, state, problems } = page
  const first = problems[0]
  return (
    <View className="studio-acts">
      <UndoRedo draft={draft} />
      <Button id="rehearse" icon="play" word={w.rehearse} onTap={onRehearse} />
      <View className="studio-publish">
        <Button
          id="publish"
          grow
          kind="primary"
          word={w.publish}
          off={state.kind === 'mend' ? w.mendFirst(state.count) : undefined}
          {...(first && { onOff: () => onMend(first) })}
          onTap={onPublish}
        />
      </View>
    </View>
  )
}

/** One step back, and once more. */
export function UndoRedo({ draft }: { draft: Designer['draft'] }) {
  const w = useWords(studioWords)
  return (
    <>
      <View id="undo">
        <IconButton
          kind="plain"
          icon="undo"
          label={w.undo}
          off={(draft.desk?.done.length ?? 0) === 0}
          onTap={draft.undo}
        />
      </View>
      <View id="redo" className="is-mirrored">
        <IconButton
          kind="plain"
          icon="undo"
          label={w.redo}
          off={(draft.desk?.undone.length ?? 0) === 0}
          onTap={draft.redo}
        />
      </View>
    </>
  )
}

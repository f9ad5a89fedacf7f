import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { Tap } from './tap.tsx'

export type VoiceNoteProps = {
  /** "0:08". */
  length: string
  playing: boolean
  playLabel: string
  onPlay: () => void
  onRemove?: () => void
  removeLabel?: string
  /** What was said, as text that can be edited. */
  children?: ReactNode
}

/** A recording to listen to, with what was said below it. */
export function VoiceNote({
  length,
  playing,
  playLabel,
  onPlay,
  onRemove,
  removeLabel = '',
  children,
}: VoiceNoteProps) {
  return (
    <View className="well voice">
      <View className="voice-line">
        <Tap className="voice-play" label={playLabel} onTap={onPlay}>
          <Icon name={playing ? 'wait' : 'play'} />
        </Tap>
        <View className="voice-bars" />
        <Text className="b n sp">{length}</Text>
        {onRemove && <IconButton kind="plain" icon="close" label={removeLabel} onTap={onRemove} />}
      </View>
      {children}
    </View>
  )
}

import { Image, Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classes } from './class-name.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { Tap } from './tap.tsx'

export type PhotoShot = {
  src: string
  /** For the screen reader, and as the alternative text: "修前照片". */
  label: string
  /** Written on it, top left: "修前 13:59". */
  caption?: string
  /** `kept`: on this phone only. `sent`: the server has confirmed it. */
  state?: 'uploading' | 'kept' | 'sent' | 'failed'
  /** Beside the state's icon: "40 %", "重传". */
  stateWord?: string
}

const stateIcon = { uploading: 'cloud-up', kept: 'lock', sent: 'cloud-ok', failed: 'bad' } as const satisfies Record<
  NonNullable<PhotoShot['state']>,
  IconName
>

export type PhotoProps = PhotoShot & {
  size?: 'thumb' | 'tile' | 'pair' | 'fill'
  onTap?: () => void
  /** Draws a cross that takes it away. */
  onRemove?: () => void
  removeLabel?: string
}

/** One photograph with its caption and where it is on its way to the server. */
export function Photo({
  src,
  label,
  caption,
  state,
  stateWord,
  size = 'tile',
  onTap,
  onRemove,
  removeLabel = '',
}: PhotoProps) {
  return (
    <Tap className={classes('photo', `photo-${size}`)} label={label} onTap={onTap}>
      <Image
        className="photo-image"
        src={src}
        mode="aspectFill"
        lazyLoad
        {...aria(onTap ? { hidden: true } : { role: 'img', label })}
      />
      {caption && <Text className="photo-caption">{caption}</Text>}
      {state && (
        <View className={classes('photo-state', `is-${state}`)}>
          <Icon name={stateIcon[state]} size="s" />
          {stateWord && <Text className="photo-state-word">{stateWord}</Text>}
        </View>
      )}
      {onRemove && (
        <Tap className="photo-remove" label={removeLabel} onTap={onRemove}>
          <View className="photo-remove-disc">
            <Icon name="close" size="s" />
          </View>
        </Tap>
      )}
    </Tap>
  )
}

/** An empty place for a photograph, with the word that says which. */
export function PhotoSlot({
  word,
  onTap,
  size = 'tile',
  icon = 'camera',
}: {
  word: string
  onTap: () => void
  size?: PhotoProps['size']
  icon?: IconName
}) {
  return (
    <Tap className={classes('photo', 'photo-slot', `photo-${size}`)} label={word} onTap={onTap}>
      <Icon name={icon} size="l" />
      <Text>{word}</Text>
    </Tap>
  )
}

type Side = (PhotoShot & { onTap?: () => void }) | { word: string; onTap: () => void }

/** Before and after, side by side at one height; a side without a photo is its slot. */
export function PhotoPair({ before, after }: { before: Side; after: Side }) {
  return (
    <View className="pair">
      {[before, after].map((side, index) => (
        <View key={index === 0 ? 'before' : 'after'} className="pair-side">
          {'src' in side ? <Photo {...side} size="pair" /> : <PhotoSlot {...side} size="pair" />}
        </View>
      ))}
    </View>
  )
}

export type PhotoGridProps = {
  photos: readonly (PhotoShot & { id: string })[]
  onOpen?: (id: string) => void
  onRemove?: (id: string) => void
  removeLabel?: string
  /** With both, a slot stands at the end. */
  addWord?: string
  onAdd?: () => void
}

/** Photographs three in a line, and a slot for one more. */
export function PhotoGrid({ photos, onOpen, onRemove, removeLabel, addWord, onAdd }: PhotoGridProps) {
  return (
    <View className="photo-grid">
      {photos.map(({ id, ...photo }) => (
        <View key={id} className="photo-grid-one">
          <Photo
            {...photo}
            size="fill"
            {...(onOpen && { onTap: () => onOpen(id) })}
            {...(onRemove && { onRemove: () => onRemove(id), removeLabel: removeLabel ?? '' })}
          />
        </View>
      ))}
      {addWord && onAdd && (
        <View className="photo-grid-one">
          <PhotoSlot word={addWord} onTap={onAdd} size="fill" />
        </View>
      )}
    </View>
  )
}

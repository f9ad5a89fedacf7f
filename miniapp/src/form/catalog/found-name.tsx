import { Text } from '@tarojs/components'
import { piecesOf } from './matched.ts'

/** A name with what was searched for coloured in it. */
export function FoundName({ name, ranges }: { name: string; ranges: readonly (readonly number[])[] }) {
  return (
    <>
      {piecesOf(name, ranges).map(({ text, hit, at }) => (
        <Text key={at} className={hit ? 'b t-accent' : 'b'}>
          {text}
        </Text>
      ))}
    </>
  )
}

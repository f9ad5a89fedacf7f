import { Text } from '@tarojs/components'
import { Icon } from './icon.tsx'
import { Tap } from './tap.tsx'
import { type InputProps, KeptInput } from './text-input.tsx'

export type SearchInputProps = Omit<InputProps<string>, 'end' | 'unit'> & {
  /** How many were found: "3 个结果". */
  found?: string
  clearLabel: string
}

const same = (text: string) => text

/** A search box: a magnifier, what was found, and a cross that empties it. */
export function SearchInput({ found, clearLabel, ...props }: SearchInputProps) {
  return (
    <KeptInput
      {...props}
      read={same}
      write={same}
      search
      before={<Icon name="search" tone="third" />}
      confirmType="search"
      end={
        props.value !== '' && (
          <>
            {found && <Text className="cap">{found}</Text>}
            <Tap className="input-clear" label={clearLabel} onTap={() => props.onChange?.('')}>
              <Icon name="close" tone="second" />
            </Tap>
          </>
        )
      }
    />
  )
}

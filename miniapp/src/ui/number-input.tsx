import { Text } from '@tarojs/components'
import { fenText, numberText, readFen, readNumber, readPhone } from './number-text.ts'
import { type InputProps, KeptInput } from './text-input.tsx'

/** A number, or null while there is none; takes a minus and decimals. */
export const NumberInput = (props: InputProps<number | null>) => (
  <KeptInput
    {...props}
    read={readNumber}
    write={(value) => (value === null ? '' : numberText(value))}
    // WeChat's digit keyboard has no minus sign.
    native={{ type: 'text', ...(process.env.TARO_ENV === 'h5' && { inputMode: 'decimal' as never }) }}
  />
)

/** An amount in yuan on the screen, in fen as its value; null while there is none. */
export const MoneyInput = (props: InputProps<number | null>) => (
  <KeptInput
    {...props}
    before={<Text className="input-before">¥</Text>}
    read={readFen}
    write={(fen) => (fen === null ? '' : fenText(fen))}
    native={{ type: 'digit' }}
  />
)

/** A mainland mobile number; its value is up to 11 digits. */
export const PhoneInput = (props: InputProps<string>) => (
  <KeptInput {...props} read={readPhone} write={(digits) => digits} native={{ type: 'number' }} maxLength={13} />
)

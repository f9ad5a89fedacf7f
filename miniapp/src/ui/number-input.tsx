import { type InputProps as Native, Text } from '@tarojs/components'
import { fenText, numberText, readFen, readNumber, readPhone } from './number-text.ts'
import { type InputProps, KeptInput } from './text-input.tsx'

// A number input of the web would refuse the true minus and commas, so there it is text with a keyboard of figures.
const digits: Partial<Native> =
  process.env.TARO_ENV === 'h5' ? { type: 'text', nativeProps: { inputMode: 'decimal' } } : { type: 'digit' }

/** A number, or null while there is none; `signed` where it may be below zero, which needs the full keyboard. */
export const NumberInput = (props: InputProps<number | null> & { signed?: boolean }) => (
  <KeptInput
    {...props}
    read={readNumber}
    write={(value) => (value === null ? '' : numberText(value))}
    // The digit keyboard has no minus sign.
    native={props.signed ? { type: 'text' } : digits}
  />
)

/** An amount in yuan on the screen, in fen as its value; null while there is none. */
export const MoneyInput = (props: InputProps<number | null>) => (
  <KeptInput
    {...props}
    before={<Text className="input-before">¥</Text>}
    read={readFen}
    write={(fen) => (fen === null ? '' : fenText(fen))}
    native={digits}
  />
)

/** A mainland telephone number; its value is the digits alone. */
export const PhoneInput = (props: InputProps<string>) => (
  <KeptInput
    {...props}
    read={readPhone}
    write={(digits) => digits}
    native={process.env.TARO_ENV === 'h5' ? { type: 'text', nativeProps: { inputMode: 'tel' } } : { type: 'number' }}
    maxLength={16}
  />
)

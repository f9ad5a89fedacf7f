import { mergeInternalComponents } from '@tarojs/shared'
import { wxmlAttributes } from './attributes.ts'

// Taro numbers the attributes of a component in alphabetical order, once for the templates and once more on the phone.
// Both must know the same ones, or a press style would land in a label.
mergeInternalComponents(wxmlAttributes)

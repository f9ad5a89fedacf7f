import { useRouter } from '@tarojs/taro'
import { Kinds } from './kinds.tsx'
import { Parts } from './parts.tsx'
import { Phone } from './phone.tsx'
import { States } from './states.tsx'

/** Every part of the design system in its states; in a build only when FIELD_GALLERY is 1. `?show=parts|states|form` picks the others. */
export default function Gallery() {
  const { show } = useRouter().params
  if (show === 'parts') return <Parts />
  if (show === 'states') return <States />
  if (show === 'form') return <Kinds />
  return <Phone />
}

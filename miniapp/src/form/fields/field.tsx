import type { Field } from '@field/domain/form'
import { AudioField } from './audio.tsx'
import { Checklist } from './checklist.tsx'
import { DateField } from './date.tsx'
import { HintField } from './hint.tsx'
import { NumberField } from './number.tsx'
import { PhotosField } from './photos.tsx'
import { PlainField } from './plain.tsx'
import { RatingField } from './rating.tsx'
import { MultiSelectField, SelectField } from './select.tsx'
import { SignatureField } from './signature.tsx'
import { TextField } from './text.tsx'

/** One field, by its kind. */
export function FieldView({ field }: { field: Field }) {
  switch (field.kind) {
    case 'text':
    case 'long_text':
    case 'phone':
    case 'serial':
      return <TextField field={field} />
    case 'number':
    case 'money':
      return <NumberField field={field} />
    case 'select':
      return <SelectField field={field} />
    case 'multi_select':
      return <MultiSelectField field={field} />
    case 'date':
    case 'datetime':
      return <DateField field={field} />
    case 'rating':
      return <RatingField field={field} />
    case 'photo':
      return <PhotosField field={field} />
    case 'audio':
      return <AudioField field={field} />
    case 'signature':
      return <SignatureField field={field} />
    case 'checklist':
      return <Checklist field={field} />
    case 'section':
    case 'hint':
      return <HintField field={field} />
    default:
      return <PlainField field={field} />
  }
}

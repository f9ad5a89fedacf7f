import type { Field } from '@field/domain/form'
import { FormEnvProvider, useFormEnv } from '../env.tsx'
import { AddressField } from './address.tsx'
import { FileField, VideoField } from './attached.tsx'
import { AudioField } from './audio.tsx'
import { CascadeField } from './cascade.tsx'
import { Checklist } from './checklist.tsx'
import { ComputedField } from './computed.tsx'
import { DateField } from './date.tsx'
import { HintField } from './hint.tsx'
import { LocationField } from './location.tsx'
import { NumberField } from './number.tsx'
import { PhotosField } from './photos.tsx'
import { PickedLinesField, ReadPickedLines } from './picked-lines.tsx'
import { PlainField } from './plain.tsx'
import { QuoteLinesField, ReadQuoteLines } from './quote-lines.tsx'
import { RatingField } from './rating.tsx'
import { ReadField } from './read.tsx'
import { AssetField, PersonField } from './reference.tsx'
import { MultiSelectField, SelectField } from './select.tsx'
import { SignatureField } from './signature.tsx'
import { TextField } from './text.tsx'
import { TimeRangeField } from './time-range.tsx'

/** One field, by its kind: to fill in, or to read where it is not this person's to change. */
export function FieldView({ field }: { field: Field }) {
  const env = useFormEnv()
  if (env.readOnly) return <ToRead field={field} />
  if (!env.locked?.includes(field.key)) return <ToFill field={field} />
  return (
    <FormEnvProvider value={{ ...env, readOnly: true }}>
      <ToRead field={field} />
    </FormEnvProvider>
  )
}

function ToRead({ field }: { field: Field }) {
  switch (field.kind) {
    case 'photo':
    case 'audio':
    case 'video':
    case 'file':
    case 'signature':
    case 'rating':
    case 'checklist':
    case 'computed':
    case 'section':
    case 'hint':
      return <ToFill field={field} />
    case 'part_lines':
    case 'service_items':
      return <ReadPickedLines field={field} />
    case 'quote_lines':
      return <ReadQuoteLines field={field} />
    default:
      return <ReadField field={field} />
  }
}

function ToFill({ field }: { field: Field }) {
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
    case 'cascade':
      return <CascadeField field={field} />
    case 'date':
    case 'datetime':
      return <DateField field={field} />
    case 'time_range':
      return <TimeRangeField field={field} />
    case 'address':
      return <AddressField field={field} />
    case 'location':
      return <LocationField field={field} />
    case 'photo':
      return <PhotosField field={field} />
    case 'audio':
      return <AudioField field={field} />
    case 'video':
      return <VideoField field={field} />
    case 'file':
      return <FileField field={field} />
    case 'signature':
      return <SignatureField field={field} />
    case 'rating':
      return <RatingField field={field} />
    case 'asset':
      return <AssetField field={field} />
    case 'person':
      return <PersonField field={field} />
    case 'part_lines':
    case 'service_items':
      return <PickedLinesField field={field} />
    case 'quote_lines':
      return <QuoteLinesField field={field} />
    case 'checklist':
      return <Checklist field={field} />
    case 'computed':
      return <ComputedField field={field} />
    case 'section':
    case 'hint':
      return <HintField field={field} />
    default:
      return <PlainField field={field} />
  }
}

import { Button } from './button.ts'
import { Canvas } from './canvas.ts'
import { WxElement } from './element.ts'
import { Image } from './image.ts'
import { Input, Textarea } from './input.ts'
import { Picker } from './picker.ts'
import { Pressable } from './press.ts'
import { ScrollView } from './scroll-view.ts'

/** The components of WeChat's that this host plays, by tag. A template with another one stops the start. */
export const elements: Readonly<Record<string, new () => WxElement>> = {
  view: class View extends Pressable {},
  text: class Text extends WxElement {},
  image: Image,
  button: Button,
  input: Input,
  textarea: Textarea,
  'scroll-view': ScrollView,
  canvas: Canvas,
  picker: Picker,
  form: class Form extends WxElement {},
  label: class Label extends WxElement {},
  'root-portal': class RootPortal extends WxElement {},
}

/** Makes the tags known to the browser, as `wx-view` and so on. */
export function defineElements(): void {
  for (const [tag, element] of Object.entries(elements)) customElements.define(`wx-${tag}`, element)
}

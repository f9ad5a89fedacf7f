const aria = ['aria-role', 'aria-label', 'aria-hidden', 'aria-checked', 'aria-selected', 'aria-disabled', 'aria-live']

const spoken = Object.fromEntries(aria.map((name) => [name, '']))

/**
 * What our templates have beyond Taro's, by component: the attributes a screen reader needs, which WeChat reads on any
 * component and Taro leaves out; and for a view how a press looks, so that no page sends it for each thing that can be
 * tapped. The values are WXML expressions, as Taro's own are.
 */
export const wxmlAttributes: Record<string, Record<string, string>> = {
  View: { ...spoken, 'hover-start-time': '20', 'hover-stay-time': '60' },
  Text: spoken,
  Button: spoken,
  Image: spoken,
  Input: spoken,
  Textarea: spoken,
  Canvas: spoken,
}

export type Spoken = {
  role?: 'button' | 'checkbox' | 'radio' | 'tab' | 'switch' | 'img' | 'alert' | 'dialog' | 'link' | 'progressbar'
  label?: string | undefined
  checked?: boolean
  selected?: boolean
  disabled?: boolean
  hidden?: boolean
  live?: 'polite' | 'assertive'
}

const web = process.env.TARO_ENV === 'h5'

/** What a screen reader hears of an element, in the attributes of this platform: WeChat's `aria-role` or the web's `role`. */
export function aria({
  role,
  label,
  checked,
  selected,
  disabled,
  hidden,
  live,
}: Spoken): Record<string, string | boolean | number> {
  return {
    ...(role && { [web ? 'role' : 'aria-role']: role }),
    ...(label && { 'aria-label': label }),
    ...(checked !== undefined && { 'aria-checked': checked }),
    ...(selected !== undefined && { 'aria-selected': selected }),
    ...(disabled && { 'aria-disabled': true }),
    ...(hidden && { 'aria-hidden': true }),
    ...(live && { 'aria-live': live }),
  }
}

const tappable = new Set<Spoken['role']>(['button', 'checkbox', 'radio', 'tab', 'switch', 'link'])

/** As `aria`, for something that can be tapped: on the web the keyboard reaches it too. */
export const tappableAria = (spoken: Spoken): Record<string, string | boolean | number> => ({
  ...aria({ role: 'button', ...spoken }),
  ...(web && !spoken.disabled && tappable.has(spoken.role ?? 'button') && { tabIndex: 0 }),
})

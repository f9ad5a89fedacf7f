/** Attributes a screen reader needs; WeChat reads them on any component, Taro's templates leave them out. */
const names = ['aria-role', 'aria-label', 'aria-hidden', 'aria-checked', 'aria-selected', 'aria-disabled', 'aria-live']

/** The components our ui is built of. Each name adds a few bytes to every template, so the rest go without. */
const components = ['View', 'Text', 'Button', 'Image', 'Input', 'Textarea', 'Canvas']

type Platform = { template?: { mergeComponents(ctx: unknown, patch: Record<string, Record<string, string>>): void } }
type Context = { registerMethod(method: { name: string; fn(platform: Platform): void }): void }

/** Taro plugin: passes the aria attributes of our components through to WXML. */
export default (ctx: Context) => {
  const attributes = Object.fromEntries(names.map((name) => [name, '']))
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform) =>
      platform.template?.mergeComponents(ctx, Object.fromEntries(components.map((one) => [one, attributes]))),
  })
}

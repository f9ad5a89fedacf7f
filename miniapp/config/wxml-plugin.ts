import path from 'node:path'
import { wxmlAttributes } from '../src/wxml/attributes.ts'

type Platform = {
  template?: { mergeComponents(ctx: unknown, patch: typeof wxmlAttributes): void }
  runtimePath?: string | string[]
}
type Context = { registerMethod(method: { name: string; fn(platform: Platform): void }): void }

/** Taro plugin: gives the templates of the mini-program our attributes, and its runtime the same. */
export default (ctx: Context) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform) => {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, wxmlAttributes)
      platform.runtimePath = [platform.runtimePath ?? [], path.resolve(__dirname, '../src/wxml/runtime.ts')].flat()
    },
  })
}

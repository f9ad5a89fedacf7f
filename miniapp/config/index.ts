import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const packages = path.resolve(__dirname, '../../packages')
// The workspace packages ship TypeScript source; Taro compiles only src/ unless told.
const own = [(file: string) => file.startsWith(packages)]

/** Taro's settings for both builds; the reasons stand in miniapp/README.md. */
export default defineConfig<'webpack5'>(async () => ({
  projectName: 'field',
  sourceRoot: 'src',
  outputRoot: process.env.FIELD_OUTPUT ?? `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  // Sizes are logical points and stay px in both builds (pxtransform is off below).
  designWidth: 375,
  deviceRatio: { 375: 1 },
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Not for WeChat: with a warm cache its subpackages name modules of an earlier build and die when they are opened.
  cache: { enable: process.env.TARO_ENV !== 'weapp' },
  plugins: [path.resolve(__dirname, 'wxml-plugin.ts')],
  env: { FIELD_API: JSON.stringify(process.env.FIELD_API ?? '') },
  alias: {
    // A second peer variant of this package in pnpm's store would give h5 two copies of React's hooks.
    '@tarojs/plugin-framework-react': path.resolve(__dirname, '../node_modules/@tarojs/plugin-framework-react'),
  },
  terser: { enable: true, config: { output: { ascii_only: false, comments: false } } },
  mini: {
    compile: { include: own },
    postcss: { pxtransform: { enable: false, config: {} } },
  },
  h5: {
    compile: { include: own },
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    postcss: { pxtransform: { enable: false, config: {} }, autoprefixer: { enable: true, config: {} } },
  },
}))

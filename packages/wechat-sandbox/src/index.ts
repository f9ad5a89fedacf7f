export { createSandbox, type SandboxApp, type SandboxOptions } from './create-sandbox.ts'
export { takesValue } from './message/limits.ts'
export { type Launch, launchOf } from './qr/scan.ts'
export { openidOf, unionidOf } from './seeded.ts'
export {
  contentOf,
  exampleOf,
  type NamedTemplate,
  type SandboxTemplate,
  type TemplateKeyword,
  type TemplateName,
  templates,
} from './templates.ts'
export type { Behaviour, CallEntry, Fault, Message, PushEntry, PushTarget } from './world.ts'

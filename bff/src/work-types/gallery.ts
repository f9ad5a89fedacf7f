import type { Reply } from '@field/contract'
import { ok, type Result, refuse } from '@field/domain/kernel'
import type { Preset } from '@field/presets'

type Card = Reply<'GET /presets'>['presets'][number]

function cardOf({ key, industry, label, summary, definition, serviceItems }: Preset): Card {
  const forms = [
    definition.report,
    ...definition.nodes.flatMap((node) => ('form' in node && node.form ? [node.form] : [])),
  ]
  return {
    key,
    industry,
    label,
    summary,
    nodes: definition.nodes.length,
    fields: forms.reduce((sum, { fields }) => sum + fields.length, 0),
    serviceItems: serviceItems.length,
  }
}

/** The presets in the order the gallery shows them. */
export async function gallery(): Promise<Reply<'GET /presets'>> {
  const { presets } = await import('@field/presets')
  return { presets: presets.map(cardOf) }
}

/** One preset, to be looked at before it is taken. */
export async function showPreset(key: string): Promise<Result<Reply<'GET /presets/:key'>>> {
  const { presets } = await import('@field/presets')
  const preset = presets.find((one) => one.key === key)
  if (!preset) return refuse('not_found', { path: 'key' })
  const items = preset.serviceItems.map(({ code, label, minutes }) => ({ code, label, minutes }))
  return ok({ ...cardOf(preset), definition: preset.definition, items })
}

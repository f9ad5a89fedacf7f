import type { WorkTypeDefinition } from '@field/domain/workflow'
import { applianceRepair, applianceRepairPreset } from './appliance-repair/index.ts'
import type { Preset } from './preset.ts'

export * from './appliance-repair/index.ts'
export type * from './preset.ts'

/** Every industry that an organization can begin from, in the order the gallery shows them. */
export const presets: readonly Preset[] = [applianceRepairPreset]

/** The work types a new organization has at once; the others it takes from `presets`. */
export const presetWorkTypes: readonly WorkTypeDefinition[] = [applianceRepair]

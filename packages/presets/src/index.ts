import type { WorkTypeDefinition } from '@field/domain/workflow'
import { applianceRepair } from './appliance-repair/index.ts'

export * from './appliance-repair/index.ts'

/** Every work type that an organization can take over as it is. */
export const presetWorkTypes: readonly WorkTypeDefinition[] = [applianceRepair]

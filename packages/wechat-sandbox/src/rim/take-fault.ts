import type { Fault, World } from '../world.ts'

/** The fault that strikes this call, if one is planned; counts it down. */
export const takeFault = (world: World, path: string): Fault | undefined => {
  for (const fault of world.faults) {
    if (fault.path !== path || fault.times <= 0) continue
    if (fault.skip > 0) {
      fault.skip -= 1
      continue
    }
    if (fault.chance < 1 && world.seeded.fraction() >= fault.chance) continue
    fault.times -= 1
    if (fault.times <= 0) world.faults.splice(world.faults.indexOf(fault), 1)
    return fault
  }
  return undefined
}

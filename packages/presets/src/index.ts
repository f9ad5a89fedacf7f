import type { WorkTypeDefinition } from '@field/domain/workflow'
import { applianceRepair, applianceRepairPreset } from './appliance-repair/index.ts'
import { applianceInstallation } from './industries/appliance-installation.ts'
import { beautySalon } from './industries/beauty-salon.ts'
import { carService } from './industries/car-workshop.ts'
import { cateringComplaints } from './industries/catering-complaints.ts'
import { chainStoreMaintenance } from './industries/chain-store-maintenance.ts'
import { cleaning } from './industries/cleaning.ts'
import { contractApproval } from './industries/contract-approval.ts'
import { education } from './industries/education.ts'
import { elevator } from './industries/elevator.ts'
import { equipmentMaintenance } from './industries/equipment-maintenance.ts'
import { eventMaterials } from './industries/event-materials.ts'
import { furnitureInstallation } from './industries/furniture-installation.ts'
import { gymBooking } from './industries/gym-booking.ts'
import { gymMachines } from './industries/gym-machines.ts'
import { gymRenewal } from './industries/gym-renewal.ts'
import { homeDecoration } from './industries/home-decoration.ts'
import { hvac } from './industries/hvac.ts'
import { itSupport } from './industries/it-support.ts'
import { medicalDevices } from './industries/medical-devices.ts'
import { membershipPoints } from './industries/membership-points.ts'
import { propertyManagement } from './industries/property-management.ts'
import { qualityImprovement } from './industries/quality-improvement.ts'
import { retailReturns } from './industries/retail-returns.ts'
import { salesLead } from './industries/sales-lead.ts'
import { smartLocks } from './industries/smart-locks.ts'
import { storeOpening } from './industries/store-opening.ts'
import { waterPurifiers } from './industries/water-purifiers.ts'
import type { Preset } from './preset.ts'

export * from './appliance-repair/index.ts'
export * from './library/index.ts'
export type * from './preset.ts'

/** Every industry that an organization can begin from, in the order the gallery shows them. */
export const presets: readonly Preset[] = [
  applianceRepairPreset,
  applianceInstallation,
  equipmentMaintenance,
  elevator,
  hvac,
  propertyManagement,
  homeDecoration,
  furnitureInstallation,
  smartLocks,
  waterPurifiers,
  itSupport,
  medicalDevices,
  cateringComplaints,
  retailReturns,
  chainStoreMaintenance,
  education,
  gymBooking,
  gymMachines,
  gymRenewal,
  beautySalon,
  carService,
  cleaning,
  eventMaterials,
  salesLead,
  contractApproval,
  membershipPoints,
  qualityImprovement,
  storeOpening,
]

/** The work types a new organization has at once; the others it takes from `presets`. */
export const presetWorkTypes: readonly WorkTypeDefinition[] = [applianceRepair]

export { applianceRepairPreset } from './preset.ts'
export { repairForm } from './repair-form.ts'
export { reportForm } from './report-form.ts'
export { applianceRepair } from './work-type.ts'

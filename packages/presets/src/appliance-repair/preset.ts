import { byCustomer, byStaff, bySystem, item, preset } from '../build/index.ts'
import type { Preset } from '../preset.ts'
import { applianceRepair } from './work-type.ts'

const evidence = (line: string) => ({
  done: true,
  action: 'replaced',
  before: [`${line}-before`],
  after: [`${line}-after`],
})

/** 家电维修 as an industry: commercial fridges, ice makers, ovens and coffee machines in shops and homes. */
export const applianceRepairPreset: Preset = preset({
  industry: '家电维修 | Appliance repair',
  summary:
    '扫码报修，就近派师傅上门，逐项拍照，门店逐项验收，客户确认后结算。 | A scanned code reports it, the nearest technician comes and photographs each line, the store accepts line by line, the customer confirms, and it is settled.',
  definition: applianceRepair,
  serviceItems: [
    item(
      'visit_commercial_fridge',
      '上门维修 商用冷柜 | Visit, commercial fridge',
      60,
      '断电前请店员先移走冷冻品 | Have frozen goods moved before power is cut',
    ),
    item('replace_evaporator_fan', '更换蒸发风机 | Replace evaporator fan', 45),
    item('replace_condenser_fan', '更换冷凝风机 | Replace condenser fan', 40),
    item('replace_start_capacitor', '更换启动电容 | Replace start capacitor', 20),
    item('replace_door_seal', '更换门封条 | Replace door seal', 30),
    item(
      'replace_compressor',
      '更换压缩机 | Replace compressor',
      180,
      '动火要先办动火证 | Brazing needs a hot work permit first',
    ),
    item(
      'recharge_refrigerant',
      '查漏并加制冷剂 | Find leak and recharge refrigerant',
      90,
      '动火要先办动火证 | Brazing needs a hot work permit first',
    ),
    item('replace_thermostat', '更换温控器 | Replace thermostat', 30),
    item('clear_drain', '疏通排水孔 | Clear drain', 20),
    item(
      'clean_condenser',
      '清洗冷凝器 | Clean condenser',
      40,
      '约在打烊后，预留两小时 | Arrange after closing time, allow two hours',
    ),
  ],
  entrances: [
    byCustomer('scan_appliance', '机身二维码 | Code on the appliance', 'scan'),
    byStaff('on_behalf', '代客报修 | Report for a customer', 'on_behalf'),
    bySystem('cold_alarm', '柜温报警 | Cabinet temperature alarm', 'alarm'),
  ],
  sample: {
    report: { symptoms: ['not_cooling', 'frost'], photos: ['photo-1'] },
    journeys: [
      {
        tells: 'repaired, accepted by the store, confirmed by the customer',
        answers: {
          repair: {
            before_temperature: -3,
            after_temperature: -18.4,
            fault_code: 'e4',
            checklist: {
              evaporator_fan: evidence('fan'),
              start_capacitor: evidence('capacitor'),
              door_seal: evidence('seal'),
              drain_hole: evidence('drain'),
            },
          },
        },
        through: ['acceptance', 'confirm', 'settle'],
        end: 'done',
      },
      { tells: 'the store sends the work back once', rework: ['acceptance'], end: 'done' },
      { tells: 'a household has no store', without: ['store'], through: ['confirm'], end: 'done' },
    ],
  },
})

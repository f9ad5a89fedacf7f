/** A service that the brand sells. `price` is in yuan a unit, nationwide unless `prices.ts` says otherwise. */
export type LibraryItem = {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly category: string
  readonly minutes: number
  readonly price: string
  /** Codes of the parts that the work needs. */
  readonly parts: readonly string[]
  /** What to know or ask before departure. */
  readonly hint?: { readonly 'zh-CN': string; readonly en: string }
}

type Row = readonly [
  code: string,
  zh: string,
  en: string,
  minutes: number,
  price: string,
  parts?: string,
  hint?: keyof typeof hints,
]

const hints = {
  lift: { 'zh-CN': '先问货梯是否收费、几点停用', en: 'Ask whether the goods lift is charged and when it stops' },
  power: { 'zh-CN': '断电前请店员先移走冷冻品', en: 'Have the staff move frozen goods before power is cut' },
  water: {
    'zh-CN': '进水阀在哪里，关水要不要物业同意',
    en: 'Find the inlet tap; ask whether the building must agree to shut the water',
  },
  heat: { 'zh-CN': '停机 30 分钟冷却后再拆', en: 'Let it cool for 30 minutes before opening' },
  height: { 'zh-CN': '外机在高处，带安全绳并两人作业', en: 'Outdoor unit is high: bring a safety rope, two people' },
  fire: { 'zh-CN': '动火要先办动火证', en: 'Brazing needs a hot work permit first' },
  carry: { 'zh-CN': '需要两人搬运，确认通道宽度', en: 'Two people to carry; check the width of the way' },
  closing: { 'zh-CN': '约在打烊后，预留两小时', en: 'Arrange after closing time, allow two hours' },
} as const

const itemsOf = (category: string, rows: readonly Row[]): LibraryItem[] =>
  rows.map(([code, zh, en, minutes, price, parts = '', hint]) => ({
    code,
    zh,
    en,
    category,
    minutes,
    price,
    parts: parts === '' ? [] : parts.split(' '),
    ...(hint && { hint: hints[hint] }),
  }))

export const serviceItems: readonly LibraryItem[] = [
  ...itemsOf('visit', [
    ['visit_commercial_fridge', '上门维修 商用冷柜', 'Visit, commercial fridge', 60, '280.00', '', 'power'],
    ['visit_ice_maker', '上门维修 制冰机', 'Visit, ice maker', 60, '260.00', '', 'water'],
    ['visit_oven', '上门维修 烤箱', 'Visit, oven', 60, '240.00', '', 'heat'],
    ['visit_coffee_machine', '上门维修 咖啡机', 'Visit, coffee machine', 45, '220.00'],
    ['visit_air_conditioner', '上门维修 空调', 'Visit, air-conditioner', 60, '180.00', '', 'height'],
    ['visit_washing_machine', '上门维修 洗衣机', 'Visit, washing machine', 45, '120.00'],
    ['visit_dishwasher', '上门维修 洗碗机', 'Visit, dishwasher', 60, '200.00', '', 'water'],
    ['visit_night', '夜间上门加急', 'Night call-out', 30, '150.00', '', 'lift'],
  ]),
  ...itemsOf('fridge', [
    ['replace_evaporator_fan', '更换蒸发风机', 'Replace evaporator fan', 45, '80.00', 'EF-12', 'power'],
    ['replace_condenser_fan', '更换冷凝风机', 'Replace condenser fan', 40, '80.00', 'CF-24'],
    ['replace_start_capacitor', '更换启动电容', 'Replace start capacitor', 20, '40.00', 'SC-35'],
    ['replace_door_seal', '更换门封条', 'Replace door seal', 30, '50.00', 'MF-460'],
    ['replace_door_hinge', '更换门铰链', 'Replace door hinge', 30, '50.00', 'MJ-4'],
    ['replace_glass_door', '更换玻璃门', 'Replace glass door', 60, '120.00', 'GD-460', 'carry'],
    ['replace_compressor', '更换压缩机', 'Replace compressor', 180, '480.00', 'CP-460 DF-9', 'fire'],
    ['recharge_refrigerant', '查漏并加制冷剂', 'Find leak and recharge refrigerant', 90, '180.00', 'R290-150', 'fire'],
    ['replace_fridge_board', '更换冷柜主控板', 'Replace fridge main board', 40, '90.00', 'MB-460'],
    ['replace_thermostat', '更换温控器', 'Replace thermostat', 30, '60.00', 'TC-46'],
    ['replace_defrost_heater', '更换化霜加热管', 'Replace defrost heater', 50, '90.00', 'DH-300'],
    ['replace_cabinet_sensor', '更换柜温传感器', 'Replace cabinet sensor', 25, '45.00', 'TS-10'],
    ['clear_drain', '疏通排水孔', 'Clear drain', 20, '30.00'],
    ['clean_condenser', '清洗冷凝器', 'Clean condenser', 40, '70.00', '', 'closing'],
    ['replace_led_strip', '更换灯条', 'Replace LED strip', 20, '35.00', 'LB-60'],
  ]),
  ...itemsOf('ice_maker', [
    ['replace_water_pump', '更换制冰水泵', 'Replace ice maker pump', 50, '110.00', 'WP-8', 'water'],
    ['replace_inlet_valve', '更换进水阀', 'Replace inlet valve', 30, '70.00', 'IV-1', 'water'],
    ['descale_ice_maker', '制冰机除垢清洗', 'Descale ice maker', 80, '160.00', 'DS-500', 'closing'],
    ['replace_hot_gas_valve', '更换热气阀', 'Replace hot gas valve', 90, '180.00', 'HV-2', 'fire'],
    ['replace_ice_probe', '更换冰厚探头', 'Replace ice thickness probe', 25, '55.00', 'IT-6'],
    ['replace_ice_board', '更换制冰机主控板', 'Replace ice maker board', 40, '100.00', 'MB-IM'],
    ['replace_inlet_filter', '更换前置滤芯', 'Replace inlet filter', 15, '30.00', 'PF-10', 'water'],
  ]),
  ...itemsOf('oven', [
    ['replace_heating_element', '更换烤箱加热管', 'Replace heating element', 60, '130.00', 'HE-20', 'heat'],
    ['replace_convection_motor', '更换对流电机', 'Replace convection motor', 70, '150.00', 'CM-OV', 'heat'],
    ['replace_oven_gasket', '更换烤箱门封', 'Replace oven gasket', 30, '55.00', 'OG-60', 'heat'],
    ['replace_oven_hinge', '更换烤箱铰链', 'Replace oven hinge', 40, '75.00', 'OH-2', 'heat'],
    ['calibrate_oven', '烤箱温度校准', 'Calibrate oven temperature', 45, '90.00'],
    ['replace_oven_board', '更换烤箱主控板', 'Replace oven main board', 50, '110.00', 'MB-OV', 'heat'],
    ['replace_thermocouple', '更换热电偶', 'Replace thermocouple', 30, '60.00', 'TK-1', 'heat'],
  ]),
  ...itemsOf('coffee_machine', [
    ['replace_coffee_pump', '更换咖啡机水泵', 'Replace coffee pump', 50, '110.00', 'BP-15'],
    ['replace_burrs', '更换磨豆刀盘', 'Replace grinder burrs', 40, '80.00', 'GR-64'],
    ['replace_group_gasket', '更换冲煮头密封圈', 'Replace group gasket', 25, '50.00', 'GG-58 SS-58'],
    ['descale_boiler', '锅炉除垢', 'Descale boiler', 90, '180.00', 'DS-500', 'closing'],
    ['replace_brew_unit', '更换冲煮组件', 'Replace brew unit', 40, '90.00', 'BU-1'],
    ['adjust_grind', '研磨度与萃取调校', 'Adjust grind and extraction', 30, '60.00'],
  ]),
  ...itemsOf('air_conditioner', [
    ['clean_ac_filter', '清洗空调滤网', 'Clean air filter', 20, '60.00', '', 'lift'],
    ['deep_clean_ac', '空调深度清洗', 'Deep clean air-conditioner', 90, '220.00', '', 'closing'],
    ['recharge_r32', '空调加制冷剂', 'Recharge R32', 60, '160.00', 'R32-1', 'height'],
    ['replace_indoor_fan', '更换室内风机', 'Replace indoor fan', 60, '120.00', 'AC-35F', 'height'],
    ['replace_outdoor_board', '更换室外机变频板', 'Replace outdoor inverter board', 70, '160.00', 'MB-ACO', 'height'],
    ['replace_condensate_pump', '更换冷凝水泵', 'Replace condensate pump', 40, '80.00', 'DPU-1'],
    ['move_air_conditioner', '空调移机', 'Move air-conditioner', 180, '380.00', 'CU-5', 'height'],
  ]),
  ...itemsOf('washing_machine', [
    ['replace_drain_pump', '更换排水泵', 'Replace drain pump', 40, '70.00', 'DPW-1'],
    ['replace_washer_gasket', '更换洗衣机门封', 'Replace washer gasket', 45, '80.00', 'DG-10'],
    ['replace_bearing', '更换轴承油封', 'Replace bearing and seal', 150, '260.00', 'WB-10', 'carry'],
    ['replace_door_lock', '更换门锁', 'Replace door lock', 25, '50.00', 'DL-3'],
    ['replace_washer_board', '更换洗衣机主板', 'Replace washer board', 40, '80.00', 'MB-WM'],
  ]),
  ...itemsOf('dishwasher', [
    ['replace_wash_pump', '更换洗涤泵', 'Replace wash pump', 70, '150.00', 'DWP-50', 'water'],
    ['replace_booster_element', '更换增压加热管', 'Replace booster element', 60, '130.00', 'DWH-3', 'heat'],
    ['replace_spray_arm', '更换喷臂', 'Replace spray arm', 20, '40.00', 'SA-2'],
    ['adjust_dosing', '洗涤剂用量调校', 'Adjust dosing', 30, '60.00'],
    ['descale_dishwasher', '洗碗机除垢', 'Descale dishwasher', 60, '130.00', 'DS-500', 'closing'],
  ]),
]

/** A part of the brand's catalogue. `price` is in yuan; an empty `fits` fits every model of the family it is used in. */
export type LibraryPart = {
  readonly code: string
  readonly zh: string
  readonly en: string
  /** What a warranty may cover: a part of the 'compressor' category is free while the compressor system is in warranty. */
  readonly category: string
  readonly price: string
  readonly fits: readonly string[]
  readonly oldPartReturn: boolean
}

type Row = readonly [code: string, zh: string, en: string, category: string, price: string, fits?: string, old?: 'old']

const part = ([code, zh, en, category, price, fits = '', old]: Row): LibraryPart => ({
  code,
  zh,
  en,
  category,
  price,
  fits: fits === '' ? [] : fits.split(' '),
  oldPartReturn: old === 'old',
})

const coldCabinets: readonly Row[] = [
  ['EF-12', '蒸发风机', 'Evaporator fan', 'fan', '168.00', 'CN-L460 CN-R320', 'old'],
  ['CF-20', '冷凝风机', 'Condenser fan', 'fan', '142.00', 'CN-X200 CN-D280', 'old'],
  ['CF-24', '冷凝风机 加强型', 'Condenser fan, heavy duty', 'fan', '186.00', 'CN-L460 CN-R320', 'old'],
  ['BK-3', '风机支架', 'Fan bracket', 'fan', '18.00', 'CN-L460 CN-R320 CN-X200'],
  ['FB-7', '风机叶片', 'Fan blade', 'fan', '22.00', 'CN-L460 CN-X200'],
  ['SC-35', '启动电容 35 µF', 'Start capacitor 35 µF', 'compressor', '26.00', 'CN-L460 CN-R320', 'old'],
  ['RC-12', '运转电容 12 µF', 'Run capacitor 12 µF', 'compressor', '24.00', 'CN-X200 CN-D280'],
  ['PTC-15', 'PTC 启动器', 'PTC starter', 'compressor', '32.00', 'CN-X200 CN-D280'],
  ['OL-8', '过载保护器', 'Overload protector', 'compressor', '28.00', 'CN-L460 CN-R320 CN-X200'],
  ['CP-460', '压缩机 460 L', 'Compressor 460 L', 'compressor', '1280.00', 'CN-L460', 'old'],
  ['CP-320', '压缩机 320 L', 'Compressor 320 L', 'compressor', '1060.00', 'CN-R320', 'old'],
  ['CP-200', '压缩机 200 L', 'Compressor 200 L', 'compressor', '820.00', 'CN-X200 CN-D280', 'old'],
  ['DF-9', '干燥过滤器', 'Filter drier', 'refrigerant', '35.00'],
  ['CT-20', '毛细管 2 m', 'Capillary tube 2 m', 'refrigerant', '16.00'],
  ['R290-150', '制冷剂 R290 150 g', 'Refrigerant R290 150 g', 'refrigerant', '68.00'],
  ['R404-500', '制冷剂 R404A 500 g', 'Refrigerant R404A 500 g', 'refrigerant', '95.00'],
  ['EV-460', '蒸发器总成', 'Evaporator assembly', 'evaporator', '460.00', 'CN-L460', 'old'],
  ['CD-460', '冷凝器总成', 'Condenser assembly', 'evaporator', '420.00', 'CN-L460', 'old'],
  ['DH-300', '化霜加热管 300 W', 'Defrost heater 300 W', 'defrost', '88.00', 'CN-L460 CN-R320', 'old'],
  ['DT-5', '化霜定时器', 'Defrost timer', 'defrost', '76.00', 'CN-R320 CN-X200', 'old'],
  ['DF-70', '化霜温度熔断器 70 ℃', 'Defrost thermal fuse 70 ℃', 'defrost', '19.00'],
  ['TS-10', '柜温传感器', 'Cabinet temperature sensor', 'sensor', '34.00', 'CN-L460 CN-R320'],
  ['TS-11', '化霜传感器', 'Defrost sensor', 'sensor', '34.00', 'CN-L460 CN-R320'],
  ['TC-46', '温控器 数显', 'Thermostat with display', 'control', '156.00', 'CN-L460 CN-R320', 'old'],
  ['TM-20', '机械温控器', 'Mechanical thermostat', 'control', '58.00', 'CN-X200 CN-D280'],
  ['MB-460', '主控板 冷冻柜', 'Main board, freezer', 'control', '288.00', 'CN-L460', 'old'],
  ['MB-320', '主控板 冷藏柜', 'Main board, fridge', 'control', '268.00', 'CN-R320', 'old'],
  ['MF-460', '门封条', 'Door seal', 'door', '45.00', 'CN-L460'],
  ['MF-320', '门封条 冷藏柜', 'Door seal, fridge', 'door', '42.00', 'CN-R320'],
  ['MJ-4', '门铰链', 'Door hinge', 'door', '36.00', 'CN-L460 CN-X200'],
  ['MH-2', '回归弹簧', 'Return spring', 'door', '15.00', 'CN-L460'],
  ['GD-460', '中空玻璃门', 'Glass door', 'door', '520.00', 'CN-L460', 'old'],
  ['NC-320', '夜间保温帘', 'Night curtain', 'door', '120.00', 'CN-R320'],
  ['LB-60', 'LED 灯条 60 cm', 'LED strip 60 cm', 'lighting', '38.00'],
  ['LD-12', 'LED 驱动电源', 'LED driver', 'lighting', '46.00', '', 'old'],
  ['DP-1', '排水软管', 'Drain hose', 'water', '12.00'],
  ['WT-3', '接水盘', 'Drip tray', 'water', '26.00', 'CN-L460 CN-R320'],
  ['CW-2', '脚轮 带刹车', 'Castor with brake', 'housing', '29.00'],
]

const iceMakers: readonly Row[] = [
  ['IE-80', '制冰蒸发器', 'Ice evaporator', 'evaporator', '880.00', 'IM-80', 'old'],
  ['IE-120', '制冰蒸发器 大冰格', 'Ice evaporator, large cubes', 'evaporator', '1120.00', 'IM-120', 'old'],
  ['WP-8', '循环水泵', 'Circulation pump', 'pump', '138.00', 'IM-80 IM-120', 'old'],
  ['IV-1', '进水电磁阀', 'Inlet solenoid valve', 'valve', '72.00', 'IM-80 IM-120'],
  ['HV-2', '热气脱冰阀', 'Hot gas valve', 'valve', '165.00', 'IM-80 IM-120', 'old'],
  ['IS-3', '冰满探头', 'Bin full probe', 'sensor', '48.00', 'IM-80 IM-120'],
  ['WL-2', '水位开关', 'Water level switch', 'sensor', '39.00', 'IM-80 IM-120'],
  ['IT-6', '冰厚探头', 'Ice thickness probe', 'sensor', '56.00', 'IM-80 IM-120'],
  ['MB-IM', '制冰机主控板', 'Ice maker main board', 'control', '320.00', 'IM-80 IM-120', 'old'],
  ['IC-80', '冰槽挡帘', 'Ice curtain', 'housing', '52.00', 'IM-80'],
  ['WD-5', '分水管', 'Water distributor', 'water', '44.00', 'IM-80 IM-120'],
  ['PF-10', '前置净水滤芯', 'Inlet water filter', 'filter', '58.00'],
  ['DS-500', '除垢剂 500 ml', 'Descaler 500 ml', 'consumable', '36.00'],
  ['CP-IM', '制冰压缩机', 'Ice maker compressor', 'compressor', '1180.00', 'IM-80 IM-120', 'old'],
  ['CF-IM', '制冰机冷凝风机', 'Ice maker condenser fan', 'fan', '152.00', 'IM-80 IM-120', 'old'],
  ['IB-1', '储冰桶门', 'Bin door', 'housing', '88.00', 'IM-80 IM-120'],
]

const ovens: readonly Row[] = [
  ['HE-20', '环形加热管 2 kW', 'Ring heating element 2 kW', 'heating', '210.00', 'OV-60', 'old'],
  ['HE-35', '环形加热管 3.5 kW', 'Ring heating element 3.5 kW', 'heating', '320.00', 'OV-90', 'old'],
  ['TH-32', '限温器 320 ℃', 'Limit thermostat 320 ℃', 'heating', '84.00', 'OV-60 OV-90'],
  ['SSR-40', '固态继电器 40 A', 'Solid state relay 40 A', 'heating', '96.00', 'OV-60 OV-90', 'old'],
  ['CM-OV', '对流电机', 'Convection motor', 'motor', '380.00', 'OV-60 OV-90', 'old'],
  ['CW-OV', '对流风轮', 'Convection wheel', 'motor', '126.00', 'OV-60 OV-90'],
  ['TK-1', 'K 型热电偶', 'Type K thermocouple', 'sensor', '58.00', 'OV-60 OV-90'],
  ['OG-60', '烤箱门封', 'Oven door gasket', 'door', '78.00', 'OV-60'],
  ['OG-90', '烤箱门封 大', 'Oven door gasket, large', 'door', '98.00', 'OV-90'],
  ['OH-2', '烤箱门铰链', 'Oven door hinge', 'door', '112.00', 'OV-60 OV-90'],
  ['DG-60', '耐热门玻璃', 'Heat-proof door glass', 'door', '240.00', 'OV-60', 'old'],
  ['DSW-1', '门微动开关', 'Door micro switch', 'electrical', '22.00', 'OV-60 OV-90'],
  ['MB-OV', '烤箱主控板', 'Oven main board', 'control', '360.00', 'OV-60 OV-90', 'old'],
  ['OT-7', '触摸面板', 'Touch panel', 'control', '280.00', 'OV-90', 'old'],
  ['SV-1', '蒸汽喷水阀', 'Steam injection valve', 'valve', '135.00', 'OV-90'],
  ['OL-25', '烤箱耐热灯 25 W', 'Oven lamp 25 W', 'lighting', '24.00', 'OV-60 OV-90'],
]

const coffeeMachines: readonly Row[] = [
  ['BP-15', '振动泵 15 bar', 'Vibration pump 15 bar', 'pump', '128.00', 'CM-1', 'old'],
  ['RP-9', '旋转泵 9 bar', 'Rotary pump 9 bar', 'pump', '560.00', 'CM-2', 'old'],
  ['BO-1', '锅炉加热管', 'Boiler element', 'heating', '260.00', 'CM-1 CM-2', 'old'],
  ['GR-64', '磨豆刀盘 64 mm', 'Grinder burrs 64 mm', 'brewing', '198.00', 'CM-1 CM-2'],
  ['GM-2', '磨豆电机', 'Grinder motor', 'motor', '340.00', 'CM-2', 'old'],
  ['GG-58', '冲煮头密封圈 58 mm', 'Group gasket 58 mm', 'brewing', '18.00', 'CM-2'],
  ['SS-58', '分水网 58 mm', 'Shower screen 58 mm', 'brewing', '26.00', 'CM-2'],
  ['BU-1', '冲煮组件', 'Brew unit', 'brewing', '420.00', 'CM-1', 'old'],
  ['SVS-3', '三通电磁阀', 'Three-way valve', 'valve', '110.00', 'CM-2'],
  ['FM-1', '流量计', 'Flow meter', 'sensor', '86.00', 'CM-1 CM-2'],
  ['PS-2', '压力开关', 'Pressure switch', 'sensor', '92.00', 'CM-2'],
  ['ST-1', '蒸汽棒', 'Steam wand', 'brewing', '145.00', 'CM-2'],
  ['MH-1', '奶泡器软管', 'Milk frother hose', 'consumable', '12.00', 'CM-1'],
  ['MB-CM', '咖啡机主控板', 'Coffee machine main board', 'control', '380.00', 'CM-1 CM-2', 'old'],
]

const airConditioners: readonly Row[] = [
  ['AC-35F', '室内风机 1.5 匹', 'Indoor fan 1.5 HP', 'fan', '188.00', 'AC-35', 'old'],
  ['AC-72F', '室内风机 3 匹', 'Indoor fan 3 HP', 'fan', '248.00', 'AC-72', 'old'],
  ['OF-72', '室外风机', 'Outdoor fan', 'fan', '266.00', 'AC-72', 'old'],
  ['AC-CP35', '空调压缩机 1.5 匹', 'Compressor 1.5 HP', 'compressor', '980.00', 'AC-35', 'old'],
  ['AC-CP72', '空调压缩机 3 匹', 'Compressor 3 HP', 'compressor', '1760.00', 'AC-72', 'old'],
  ['AC-C50', '压缩机电容 50 µF', 'Compressor capacitor 50 µF', 'compressor', '38.00', 'AC-72'],
  ['FV-4', '四通阀', 'Four-way valve', 'valve', '185.00', 'AC-35 AC-72', 'old'],
  ['EX-1', '电子膨胀阀', 'Electronic expansion valve', 'valve', '198.00', 'AC-72', 'old'],
  ['AT-1', '室温传感器', 'Room sensor', 'sensor', '22.00', 'AC-35 AC-72'],
  ['AT-2', '管温传感器', 'Pipe sensor', 'sensor', '22.00', 'AC-35 AC-72'],
  ['DPU-1', '冷凝水提升泵', 'Condensate pump', 'pump', '168.00', 'AC-35 AC-72'],
  ['AFL-2', '空调滤网', 'Air filter', 'filter', '28.00', 'AC-35 AC-72'],
  ['MB-ACI', '室内机主板', 'Indoor board', 'control', '236.00', 'AC-35 AC-72', 'old'],
  ['MB-ACO', '室外机变频板', 'Outdoor inverter board', 'control', '520.00', 'AC-72', 'old'],
  ['R32-1', '制冷剂 R32 1 kg', 'Refrigerant R32 1 kg', 'refrigerant', '120.00'],
  ['CU-5', '铜管 5 m', 'Copper pipe 5 m', 'refrigerant', '260.00'],
]

const washers: readonly Row[] = [
  ['DPW-1', '排水泵', 'Drain pump', 'pump', '68.00', 'WM-10 WM-15 DW-50', 'old'],
  ['WIV-2', '双头进水阀', 'Double inlet valve', 'valve', '52.00', 'WM-10 WM-15'],
  ['DG-10', '洗衣机门封', 'Washer door gasket', 'door', '118.00', 'WM-10'],
  ['DL-3', '电子门锁', 'Door lock', 'door', '46.00', 'WM-10 WM-15'],
  ['WB-10', '轴承油封组件', 'Bearing and seal kit', 'motor', '96.00', 'WM-10 WM-15'],
  ['WMM-15', '变频驱动电机', 'Inverter motor', 'motor', '460.00', 'WM-15', 'old'],
  ['BE-1', '皮带', 'Belt', 'motor', '28.00', 'WM-10'],
  ['SH-2', '减震器', 'Shock absorber', 'housing', '42.00', 'WM-10 WM-15'],
  ['WH-19', '洗涤加热管 1.9 kW', 'Wash heater 1.9 kW', 'heating', '86.00', 'WM-10 WM-15', 'old'],
  ['MB-WM', '洗衣机主板', 'Washer main board', 'control', '260.00', 'WM-10 WM-15', 'old'],
  ['WPS-1', '水位传感器', 'Water level sensor', 'sensor', '38.00', 'WM-10 WM-15 DW-50'],
]

const dishwashers: readonly Row[] = [
  ['DWP-50', '洗涤泵', 'Wash pump', 'pump', '420.00', 'DW-50', 'old'],
  ['SA-2', '喷臂', 'Spray arm', 'water', '88.00', 'DW-50'],
  ['DWH-3', '增压加热管 3 kW', 'Booster element 3 kW', 'heating', '178.00', 'DW-50', 'old'],
  ['DDP-1', '洗涤剂计量泵', 'Detergent dosing pump', 'pump', '156.00', 'DW-50'],
  ['DWG-50', '洗碗机门封', 'Dishwasher door gasket', 'door', '64.00', 'DW-50'],
  ['DWF-1', '残渣滤网', 'Debris filter', 'filter', '48.00', 'DW-50'],
  ['MB-DW', '洗碗机主板', 'Dishwasher main board', 'control', '310.00', 'DW-50', 'old'],
  ['PL-16', '电源线 16 A', 'Power cord 16 A', 'electrical', '35.00'],
  ['FU-10', '保险管 10 A', 'Fuse 10 A', 'electrical', '3.50'],
]

export const parts: readonly LibraryPart[] = [
  ...coldCabinets,
  ...iceMakers,
  ...ovens,
  ...coffeeMachines,
  ...airConditioners,
  ...washers,
  ...dishwashers,
].map(part)

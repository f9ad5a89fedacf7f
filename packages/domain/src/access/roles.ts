/** The roles every organization has; what each may do is `permissionsOf`. */
export const roles = ['customer', 'technician', 'store_staff', 'dispatcher', 'manager', 'finance', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a person may ask the server for. Object-level rules ("own", "of my store") are the work order's `maySee` and `availableOperations`. */
export const permissions = [
  'report', // open a work order
  'report.for_customer', // find a customer, keep a new one, and open a work order for them
  'work_orders.own', // read what one reported, follows, handles or accepts
  'work_orders.place', // read the work orders of one's store or site
  'work_orders.all', // read every work order of the organization
  'tasks.handle', // act on tasks assigned to oneself
  'tasks.dispatch', // assign, transfer, urge on behalf of the organization
  'acceptance.decide', // accept or reject the lines of a finished work order
  'stock.van', // see and use the stock of one's own van
  'stock.all', // see all locations
  'prices.sale', // see what the customer pays
  'prices.service_cost', // see what a site or provider is paid for the work
  'prices.parts_settlement', // see what parts are settled at
  'prices.lead_cost', // see what a lead cost
  'prices.all', // see books of the organization's own kinds
  'prices.design', // change and publish price books, tiers, grants and promotions
  'settlements.own', // see one's own share
  'settlements.all', // see and move settlements
  'assets.read',
  'places.read',
  'people.invite',
  'people.read',
  'work_types.read',
  'work_types.design', // change, rehearse and publish work types, entrances and rules
  'integrations.manage', // keys and hooks of other systems
  'organization.read', // counts and figures of the organization
] as const
export type Permission = (typeof permissions)[number]

const customer: readonly Permission[] = ['report', 'work_orders.own', 'prices.sale', 'acceptance.decide']
const technician: readonly Permission[] = [
  'report',
  'report.for_customer',
  'work_orders.own',
  'tasks.handle',
  'stock.van',
  'prices.sale',
  'settlements.own',
  'assets.read',
  'places.read',
  'work_types.read',
]
const storeStaff: readonly Permission[] = [
  'report',
  'report.for_customer',
  'work_orders.own',
  'work_orders.place',
  'acceptance.decide',
  'assets.read',
  'places.read',
]
const dispatcher: readonly Permission[] = [
  'report',
  'report.for_customer',
  'work_orders.own',
  'work_orders.all',
  'tasks.dispatch',
  'assets.read',
  'places.read',
  'people.read',
  'work_types.read',
  'stock.all',
  'organization.read',
]
const manager: readonly Permission[] = [
  ...dispatcher,
  'prices.sale',
  'prices.service_cost',
  'prices.lead_cost',
  'prices.design',
  'settlements.all',
  'people.invite',
  'work_types.design',
]
const finance: readonly Permission[] = [
  'work_orders.own',
  'work_orders.all',
  'prices.sale',
  'prices.service_cost',
  'prices.parts_settlement',
  'prices.lead_cost',
  'prices.all',
  'prices.design',
  'settlements.all',
  'people.read',
  'places.read',
  'organization.read',
]

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  customer,
  technician,
  store_staff: storeStaff,
  dispatcher,
  manager,
  finance,
  admin: [...new Set<Permission>([...manager, ...finance, 'integrations.manage'])],
}

export const permissionsOf = (role: Role): readonly Permission[] => granted[role]

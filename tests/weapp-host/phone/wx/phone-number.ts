import { recordCall } from '../record.ts'
import { setup } from '../setup.ts'
import { asPhone } from './sandbox.ts'

/** The detail of `getphonenumber`, as the person answers the sheet of WeChat. */
export async function askPhoneNumber(): Promise<Record<string, unknown>> {
  recordCall('button.getPhoneNumber', undefined)
  if (setup().answers.phoneNumber === 'deny') return { errMsg: 'getPhoneNumber:fail user deny', errno: 103 }
  return asPhone('phone-code')
}

import { isText, simple } from './simple.ts'

/** The id of the drawn signature's file. */
export const signature = simple<'signature', string>(isText)

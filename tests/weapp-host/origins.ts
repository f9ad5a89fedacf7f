/** The origin that builds for tests speak to; the host leads it to the server of the test. */
export const builtOrigin = 'https://api.field.test'

/** The address inside the phone that leads to the WeChat stand-in. */
export const sandboxOrigin = 'https://sandbox.weixin.test'

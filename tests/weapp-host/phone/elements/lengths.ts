/** Lengths in rpx (750 to the width of the screen) as a calculation that the browser knows. */
export const webLengths = (css: string): string => css.replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * var(--rpx))')

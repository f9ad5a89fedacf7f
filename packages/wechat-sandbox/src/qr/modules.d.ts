declare module 'qrcode' {
  const toBuffer: (
    text: string,
    options: { type: 'png'; width: number; margin: number; errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ) => Promise<Buffer>
  const qrcode: { toBuffer: typeof toBuffer }
  export default qrcode
}

type Document = { readonly type: string; readonly extension: string }

const starts = (bytes: Buffer, sign: string): boolean => bytes.toString('latin1', 0, sign.length) === sign

const office: readonly (readonly [inside: string, type: string, extension: string])[] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
]

/** Bytes that are words: UTF-8 without signs that no text has. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !Array.from(text.slice(0, 100_000)).some((sign) => sign < ' ' && !'\t\n\r\f'.includes(sign))
  } catch {
    // The decoder throws for whatever is no UTF-8.
    return false
  }
}

/**
 * The kind of document that the bytes show: PDF, the office formats, plain text. Programs, pages and archives are none.
 * It is only ever handed out as a download, so what it says inside is opened by nobody's browser.
 */
export function documentFormat(bytes: Buffer): Document | null {
  if (starts(bytes, '%PDF-')) return { type: 'application/pdf', extension: 'pdf' }
  if (starts(bytes, 'PK\x03\x04')) {
    const [, type = '', extension = ''] = office.find(([inside]) => bytes.includes(inside)) ?? []
    return bytes.includes('[Content_Types].xml') && type ? { type, extension } : null
  }
  if (starts(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { type: 'application/x-ole-storage', extension: 'doc' }
  const words = bytes.length > 0 && isText(bytes)
  const page = words && /^\s*(<|#!)/.test(bytes.toString('utf8', 0, 200))
  return words && !page ? { type: 'text/plain; charset=utf-8', extension: 'txt' } : null
}

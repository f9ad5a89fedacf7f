import { XMLParser } from 'fast-xml-parser'
import { parseLossless } from '../lossless-json.ts'
import { asFields, type Fields } from '../record.ts'

const xml = new XMLParser({ parseTagValue: false, ignoreAttributes: true, trimValues: true })

/**
 * The fields of a push body in either format; undefined if it is neither. XML leaves stay strings. A document type is
 * refused: WeChat sends none, and entities are the way to blow up a parser.
 */
export const parseBody = (text: string): { readonly format: 'json' | 'xml'; readonly fields: Fields } | undefined => {
  const body = text.trim()
  try {
    if (body.startsWith('<')) {
      if (/<!(DOCTYPE|ENTITY)/i.test(body)) return undefined
      const fields = asFields(asFields(xml.parse(body, true))?.xml)
      return fields && { format: 'xml', fields }
    }
    const fields = asFields(parseLossless(body))
    return fields && { format: 'json', fields }
  } catch {
    return undefined
  }
}

import type { Label } from '@field/domain/kernel'
import { pinyin } from 'pinyin-pro'

/**
 * What a part or service item is found by, lower case and parted by spaces: code (as written and without its signs),
 * names, the Chinese name in pinyin and its initials ("蒸发风机" → "zhengfafengji zffj").
 */
export function searchText(code: string, name: Label): string {
  const chinese = name['zh-CN']
  const syllables = pinyin(chinese, { toneType: 'none', type: 'array', nonZh: 'removed', v: true })
  const words = [
    code,
    code.replace(/[^0-9a-z]/gi, ''),
    chinese,
    name.en ?? '',
    syllables.join(''),
    syllables.map((syllable) => syllable.charAt(0)).join(''),
  ]
  return [...new Set(words.map((word) => word.trim().toLowerCase()).filter((word) => word !== ''))].join(' ')
}

/** The terms of a search as typed or scanned: every one must be found. At most eight count. */
export const searchTerms = (typed: string | undefined): string[] =>
  (typed ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '')
    .slice(0, 8)

/** A LIKE pattern that finds a term anywhere, whatever signs are in it. */
export const likePattern = (term: string): string => `%${term.replace(/[\\%_]/g, '\\$&')}%`

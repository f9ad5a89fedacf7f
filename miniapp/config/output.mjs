import path from 'node:path'

/**
 * Where a build goes: `FIELD_OUTPUT`, absolute or relative to the miniapp, else its dist folder. Throws for a folder whose
 * emptying would take sources along: one that holds the miniapp, or lies in it outside dist.
 */
export function outputFolder(root, platform, { FIELD_OUTPUT: wanted, FIELD_GALLERY: gallery }) {
  const folder = path.resolve(root, wanted || `dist/${platform}${gallery === '1' ? '-gallery' : ''}`)
  if (within(folder, root) || (within(root, folder) && !within(path.join(root, 'dist'), folder)))
    throw new Error(`FIELD_OUTPUT names ${folder}, which is emptied first: choose a folder below dist or elsewhere`)
  return folder
}

function within(outer, inner) {
  const way = path.relative(outer, inner)
  return way !== '..' && !way.startsWith(`..${path.sep}`)
}

/**
 * The files a finished build must have and this one lacks. `output` looks into the build's folder: `has` tells whether a
 * file is there, new and not empty; `read` gives its text.
 */
export function missingFrom(platform, output) {
  const lacks = (files) => files.filter((file) => !output.has(file))
  if (platform === 'h5')
    return lacks(['index.html', ...(output.has('index.html') ? scripts(output.read('index.html')) : [])])
  const first = lacks(['app.json', 'app.js', 'app.wxss', 'base.wxml', 'theme.json'])
  if (!output.has('app.json')) return first
  const app = JSON.parse(output.read('app.json'))
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap((sub) => sub.pages.map((page) => `${sub.root}/${page}`)),
  ]
  return [...first, ...lacks(pages.flatMap((page) => ['js', 'json', 'wxml'].map((kind) => `${page}.${kind}`)))]
}

const scripts = (html) => [...html.matchAll(/<script[^>]+src="(?!https?:)\.?\/?([^"]+)"/g)].map((found) => found[1])

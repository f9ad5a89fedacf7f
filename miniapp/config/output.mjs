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

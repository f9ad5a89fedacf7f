import { showable } from '../wx/paths.ts'
import { WxElement } from './element.ts'

const fits: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}

export class Image extends WxElement {
  override build(): void {
    const image = document.createElement('img')
    image.alt = ''
    image.draggable = false
    image.addEventListener('load', () => {
      if (this.text('mode') === 'widthFix') this.style.height = 'auto'
      this.tell('load', { width: image.naturalWidth, height: image.naturalHeight })
    })
    image.addEventListener('error', () => this.tell('error', { errMsg: `GET ${this.text('src')} failed` }))
    this.append(image)
    for (const name of ['mode', 'src']) this.changed(name, this.values[name])
  }

  override changed(name: string, value: unknown): void {
    const image = this.querySelector('img')
    if (!image) return
    if (name === 'mode') image.style.objectFit = fits[String(value)] ?? 'none'
    if (name === 'src' && value) image.src = showable(String(value))
    if (name === 'src' && !value) image.removeAttribute('src')
  }
}

let loading: Promise<typeof import('sharp').default> | undefined

/** The library for pictures, loaded with the first picture: the server starts sooner without it. */
export const pictures = () => {
  loading ??= load()
  return loading
}

async function load() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

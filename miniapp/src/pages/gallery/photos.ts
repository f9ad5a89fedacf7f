const scene = (wall: string, thing: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90"><rect width="120" height="90" fill="${wall}"/><rect x="30" y="20" width="60" height="56" rx="4" fill="${thing}"/></svg>`)}`

/** Stand-ins for photographs, for the gallery only. */
export const before = scene('#7d939f', '#a77b62')
export const after = scene('#dfe7ea', '#2f6f9f')

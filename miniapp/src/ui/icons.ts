/**
 * One icon family as SVG markup: a 24 grid, a line of 1.75 with round ends, 2 px of margin, no fill. Names are meanings,
 * not shapes. After a change run `node config/write-icons.ts`, which rewrites icons.css.
 */
export const icons = {
  // Directions and signs
  back: '<path d="M15 5l-7 7 7 7"/>',
  next: '<path d="M9 5l7 7-7 7"/>',
  down: '<path d="M5 9l7 7 7-7"/>',
  up: '<path d="M5 15l7-7 7 7"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  minus: '<path d="M5 12h14"/>',
  more: '<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="2.6"/>',
  drag: '<path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" stroke-width="2.4"/>',
  // Status shapes, one for each tone
  idle: '<circle cx="12" cy="12" r="8.5"/>',
  active: '<circle cx="12" cy="12" r="9"/><path d="M10 8.5l5.5 3.5-5.5 3.5z"/>',
  wait: '<circle cx="12" cy="12" r="9"/><path d="M10 9v6M14 9v6"/>',
  turn: '<path d="M4 5.5h16v11h-6.5L9 20.5v-4H4z"/><path d="M12 8.5v2.8M12 13.6h.01"/>',
  bad: '<path d="M12 4l9 16H3z"/><path d="M12 10v4.5M12 17h.01"/>',
  good: '<circle cx="12" cy="12" r="9"/><path d="M8 12.3l2.8 2.8L16 9.6"/>',
  // What people do
  phone: '<path d="M6 4h3l1.5 4-2 1.5a12 12 0 006 6l1.5-2 4 1.5v3a2 2 0 01-2 2A15.5 15.5 0 014 6a2 2 0 012-2z"/>',
  mask: '<path d="M5.5 6h2.6l1.3 3.5-1.7 1.3a10.5 10.5 0 005.2 5.2l1.3-1.7 3.5 1.3v2.6a1.8 1.8 0 01-1.8 1.8A13.5 13.5 0 013.7 7.8 1.8 1.8 0 015.5 6z"/><path d="M17.5 3l3.5 1.3v2.5c0 2-1.4 3.3-3.5 4.2-2.1-.9-3.5-2.2-3.5-4.2V4.3z"/>',
  camera: '<path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4z"/><circle cx="12" cy="13" r="3.3"/>',
  mic: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0013 0M12 18v3"/>',
  text: '<path d="M5 7V5h14v2M12 5v14M9.5 19h5"/>',
  scan: '<path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>',
  go: '<path d="M12 3l8.5 8.5L12 21l-8.5-9.5z"/><path d="M9.5 14v-2.5h5M12.7 9.5l2 2-2 2"/>',
  sign: '<path d="M4 20h16"/><path d="M6 15.5L15.5 6l2.5 2.5L8.5 18H6z"/>',
  undo: '<path d="M8 5L4 9l4 4"/><path d="M4 9h10.5a5.5 5.5 0 010 11H9"/>',
  play: '<path d="M8 5.5l10 6.5-10 6.5z"/>',
  edit: '<path d="M5 19h3L19 8l-3-3L5 16z"/>',
  swap: '<path d="M4 8h15l-3.5-3.5M20 16H5l3.5 3.5"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0112 0v5.5l1.5 1.5h-15z"/><path d="M10 20.5h4"/>',
  urge: '<path d="M13 3L5 13.5h5.5L10 21l8.5-11H13z"/>',
  chat: '<path d="M4 5.5h16v11h-6.5L9 20.5v-4H4z"/><path d="M8 9.5h8M8 12.5h5"/>',
  // Sending
  'cloud-up':
    '<path d="M7 18a4.5 4.5 0 01-.5-8.97A6 6 0 0118 8.5a4.8 4.8 0 01-.5 9.5"/><path d="M12 20v-7.5M9 15l3-3 3 3"/>',
  'cloud-off': '<path d="M7 18.5A4.5 4.5 0 016.5 9.5M9 6.8A6 6 0 0118 9a4.8 4.8 0 011.8 8.3M16 18.5H7M4 4l16 16"/>',
  'cloud-ok':
    '<path d="M7 18.5a4.5 4.5 0 01-.5-9A6 6 0 0118 9a4.8 4.8 0 01-.5 9.5z"/><path d="M9.5 13.5l2 2 3.5-3.8"/>',
  sync: '<path d="M4.5 12a7.5 7.5 0 0113-5l2 2M19.5 12a7.5 7.5 0 01-13 5l-2-2M19.5 4.5V9H15M4.5 19.5V15H9"/>',
  clash: '<path d="M3 12h6M6.5 8.5L10 12l-3.5 3.5M21 12h-6M17.5 8.5L14 12l3.5 3.5M12 4v2.5M12 17.5V20"/>',
  // Things
  pin: '<path d="M12 21s7-6.2 7-11a7 7 0 10-14 0c0 4.8 7 11 7 11z"/><circle cx="12" cy="10" r="2.5"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.2 2"/>',
  shield:
    '<path d="M12 3l7.5 2.8v5.7c0 4.5-3 7.5-7.5 9.5-4.5-2-7.5-5-7.5-9.5V5.8z"/><path d="M8.7 12l2.3 2.3 4.3-4.6"/>',
  star: '<path d="M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z"/>',
  wrench:
    '<path d="M14.5 6.5a4.5 4.5 0 015-2.8l-2.8 2.8.8 2 2 .8 1-1.5a4.5 4.5 0 01-6.2 4.9L7.5 19.5a2.1 2.1 0 01-3-3l6.8-6.8a4.5 4.5 0 013.2-3.2z"/>',
  snow: '<path d="M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4.5L12 7l2.5-2.5M9.5 19.5L12 17l2.5 2.5"/>',
  temp: '<path d="M10 13.5V5.5a2 2 0 014 0v8a4 4 0 11-4 0z"/><path d="M12 10v7"/>',
  drop: '<path d="M12 3.5s6 6.5 6 11a6 6 0 01-12 0c0-4.5 6-11 6-11z"/>',
  sound: '<path d="M4 10v4M8 7v10M12 4v16M16 8v8M20 10.5v3"/>',
  door: '<path d="M6 20.5V4h12v16.5M3.5 20.5h17M14.5 12.5h.01"/>',
  plug: '<path d="M9 3v5M15 3v5M6.5 8h11v3.5a5.5 5.5 0 01-11 0zM12 17v4"/>',
  part: '<path d="M12 3l8 4.5v9L12 21l-8-4.5v-9z"/><path d="M4 7.5l8 4.5 8-4.5M12 12v9"/>',
  van: '<path d="M3 6.5h11v10H3zM14 10h4l3 3.5v3h-7z"/><circle cx="7.5" cy="17.5" r="2"/><circle cx="17" cy="17.5" r="2"/>',
  store:
    '<path d="M4.5 10.5V20h15v-9.5M3.5 9l2-5h13l2 5a2.8 2.8 0 01-5.6 0 2.9 2.9 0 01-5.8 0A2.8 2.8 0 013.5 9zM10 20v-5h4v5"/>',
  user: '<circle cx="12" cy="8.5" r="4"/><path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6"/>',
  users:
    '<circle cx="9.5" cy="9" r="3.5"/><path d="M3 19.5c.6-3.5 3-5.2 6.5-5.2s5.9 1.7 6.5 5.2M15.5 5.8a3.5 3.5 0 010 6.4M18 14.8c1.7.8 2.7 2.4 3 4.7"/>',
  doc: '<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4M9 12h6M9 16h6"/>',
  list: '<path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01"/>',
  today: '<rect x="4" y="5" width="16" height="15.5" rx="2"/><path d="M4 10h16M8.5 3v4M15.5 3v4M9 15l2 2 4-4"/>',
  chart: '<path d="M4 20h16M7 16v-4M12 16V6M17 16V9.5"/>',
  money:
    '<path d="M5 3.5h14v17l-2.3-1.5-2.4 1.5-2.3-1.5-2.3 1.5L7.3 19 5 20.5z"/><path d="M9 7.5l3 4 3-4M12 11.5v4.5M9.3 12.2h5.4"/>',
  flow: '<rect x="3.5" y="4" width="7" height="5" rx="1.2"/><rect x="13.5" y="15" width="7" height="5" rx="1.2"/><path d="M7 9v5.5a3 3 0 003 3h3.5M10.5 6.5h3a3 3 0 013 3V15"/>',
  board:
    '<rect x="4" y="4" width="4.5" height="16" rx="1"/><rect x="10.2" y="4" width="4.5" height="10" rx="1"/><rect x="16.5" y="4" width="4" height="13" rx="1"/>',
  pool: '<path d="M12 3.5v9M8.5 9l3.5 3.5L15.5 9M4 13v6.5h16V13"/>',
  tag: '<path d="M4 4h7.5l8.5 8.5-7.5 7.5L4 11.5z"/><path d="M8 8h.01" stroke-width="2.4"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>',
  lock: '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 017 0v2.5"/>',
  info: '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.7h.01"/>',
  filter: '<path d="M4 6h16M7 12h10M10 18h4"/>',
  hash: '<path d="M9 4L7 20M17 4l-2 16M4.5 9h16M3.5 15h16"/>',
  photo: '<rect x="4" y="5" width="16" height="14" rx="2"/><path d="M4.5 16l4.5-4.5 4 4 2.5-2.5 4 4M15.5 9h.01"/>',
  fork: '<path d="M12 3v5M6 21v-5a4 4 0 014-4h4a4 4 0 014 4v5"/>',
  home: '<path d="M4 11l8-7 8 7v9h-5.5v-5.5h-5V20H4z"/>',
  gear: '<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2"/>',
  book: '<path d="M5 4.5h6a2 2 0 012 2V20a2.5 2.5 0 00-2-1H5zM13 6.5a2 2 0 012-2h4V19h-4a2.5 2.5 0 00-2 1"/>',
  fan: '<circle cx="12" cy="12" r="2"/><path d="M12 10c-1.5-3-1-6 1.5-6.5S17 7 13.6 10.8M13.7 13c3.3.2 5.7 2 4.9 4.4s-4 1.6-5.7-3.1M10.3 13c-1.8 2.8-4.5 4-6.2 2.2s.6-4.6 5.9-3.6"/>',
  'star-on': '<path d="M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z" fill="#000"/>',
} as const

export type IconName = keyof typeof icons

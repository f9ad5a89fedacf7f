export function missingFrom(
  platform: 'weapp' | 'h5',
  output: { has(file: string): boolean; read(file: string): string },
): string[]

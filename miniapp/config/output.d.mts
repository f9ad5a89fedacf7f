export function missingFrom(
  platform: 'weapp' | 'h5',
  output: { has(file: string): boolean; read(file: string): string },
): string[]

export function outputFolder(
  root: string,
  platform: 'weapp' | 'h5',
  env: { readonly FIELD_OUTPUT?: string; readonly FIELD_GALLERY?: string },
): string

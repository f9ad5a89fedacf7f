/** One case of a matrix: a sentence, and what must hold. It brings its own data, so cases run in any order. */
export type Case<World> = { readonly name: string; readonly run: (world: World) => Promise<void> }

/**
 * What is known of the organization beside the definition, each as keys or ids. What is left out is not judged, so a
 * definition can be checked alone, on a phone or in a preset.
 */
export type World = {
  readonly skills?: readonly string[]
  /** Roles that somebody holds. */
  readonly roles?: readonly string[]
  readonly persons?: readonly string[]
  readonly workTypes?: readonly string[]
  readonly hooks?: readonly string[]
  /** Codes of parts that are out of use: the only ones that may not be asked for. */
  readonly retiredParts?: readonly string[]
  readonly templates?: readonly string[]
}

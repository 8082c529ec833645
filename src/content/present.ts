/** The value without keys that are undefined, as exact optional properties ask. */
export function present<T extends object>(
  value: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
} {
  // Only entries that are undefined are gone, which is what the type says.
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as ReturnType<
    typeof present<T>
  >;
}

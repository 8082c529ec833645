/** The script of a thread beside the file with this `import.meta.url`, without its ending: TypeScript in the repository, JavaScript once compiled. */
export const siblingScript = (from: string, name: string): URL =>
  new URL(name + from.slice(from.lastIndexOf('.')), from);

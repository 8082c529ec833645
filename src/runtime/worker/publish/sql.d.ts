/** A migration, which the bundler puts into the script as text. */
declare module '*.sql' {
  const text: string;
  export default text;
}

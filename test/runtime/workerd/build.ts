import { mkdirSync } from 'node:fs';
export default function setup() {
  mkdirSync('.dateline/workerd/sample', { recursive: true });
}

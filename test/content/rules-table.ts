import { rules } from '../../src/content/problems/rules.ts';

/** docs/reference/rules.md with its table made anew from the rules. */
export function withRules(page: string): string {
  const rows = Object.entries(rules).map(([code, rule]) => {
    const cost = 'costs' in rule ? 'error of the part' : rule.severity;
    return `| \`${code}\` | ${cost} | ${rule.requirement} |`;
  });
  const table = ['| rule | | asks |', '| --- | --- | --- |', ...rows].join('\n');
  return page.replace(/(<!-- rules -->\n).*(<!-- end -->)/s, (_, start, end) => `${start}${table}\n${end}`);
}

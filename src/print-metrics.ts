// Prints the tables of docs/metrics.md: every metric, and every alert.

import { METRICS, type MetricDefinition } from './metric-list.ts';

/** The table of docs/metrics.md, in Markdown: one row a metric, and one an alert. */
export function printMetricTable(): string {
  const all: readonly [string, MetricDefinition][] = Object.entries(METRICS);
  const rows = all.map(([name, { kind, help, labels }]) => {
    const named = Object.entries(labels).map(([label, values]) => `\`${label}\` (${sayValues(values)})`);
    return `| \`${name}\` | ${kind} | ${named.join(', ')} | ${help} |`;
  });
  const alerts = all.flatMap(([, { alert }]) => (alert === undefined ? [] : [sayAlert(alert)]));
  const head = '| metric | kind | labels | what it means |\n| --- | --- | --- | --- |';
  return `${head}\n${rows.join('\n')}\n\n## When to alert\n\n${alerts.join('\n')}\n`;
}

function sayValues(values: MetricDefinition['labels'][string]): string {
  return typeof values === 'string' ? values : values.join(', ');
}

function sayAlert({ when, lasting, why }: NonNullable<MetricDefinition['alert']>): string {
  const held = lasting === undefined ? '' : ` for ${lasting}`;
  return `- \`${when}\`${held}${why === undefined ? '' : `: ${why}`}`;
}

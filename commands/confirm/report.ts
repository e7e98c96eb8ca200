import type { CheckRecord } from './check-record';

/** A page about what was found, without account ids and bodies, so that it can be passed on. */
export function confirmationReport(records: readonly CheckRecord[], at: Date): string {
  const rows = records.map(
    ({ check, question, outcome, detail, otherwise = '' }) =>
      `| \`${check}\` | ${[question, outcome, detail, otherwise].map(escapeCell).join(' | ')} |`,
  );
  return `# What a first deployment confirmed

Made by \`npm run confirm\` on ${at.toISOString().slice(0, 10)}. The other points of docs/first-deployment.md are for hand.

| Check | Question | Outcome | Seen | What to do |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}

import { escapeHtml } from './escape-html';
import type { Latencies } from './latencies';
import { accountsOf, type LoadRecord } from './load-record';
import { drawPlot } from './plot';
import type { LoadResult } from './run-load';
import type { TimeSpan } from './time-line';

const COLOURS = { first: '#1f6feb', second: '#d97706', third: '#c2255c', fourth: '#868e96' };

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 900px; padding: 0 1rem; color: #1f2328; background: #fff; }
h1 { font-size: 1.5rem; margin-bottom: 0; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
p.verdict { font-weight: 600; padding: 0.6rem 0.9rem; border-radius: 6px; background: #dcfce7; }
p.verdict.bad { background: #ffe3e3; }
table { border-collapse: collapse; }
th, td { padding: 0.25rem 0.9rem; border-bottom: 1px solid #d0d7de; text-align: right; font-variant-numeric: tabular-nums; }
th:first-child, td:first-child { text-align: left; }
tr.bad { color: #c92a2a; font-weight: 600; }
figure { margin: 1rem 0; }
figcaption { font-weight: 600; }
svg { width: 100%; height: auto; }
svg text { font: 12px system-ui, sans-serif; fill: #57606a; }
path { stroke-linecap: round; stroke-linejoin: round; }
.grid { stroke: #d8dee4; }
td.reason { text-align: left; overflow-wrap: anywhere; }`;

export interface LoadReportProps extends LoadResult {
  /** What was sent to. */
  readonly place: string;
}

/** One page of HTML that needs nothing else: the counts and latencies, and how they went over time. */
export function loadReport({ record, spans, areLettersSeen, place }: LoadReportProps): string {
  const { rate, durationMs, bytes, startedAt, behindMs } = record;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Load of ${escapeHtml(place)}</title>
<style>${STYLE}
</style>
<h1>Load of ${escapeHtml(place)}</h1>
<p>${rate.toLocaleString('en')} transactions a second for ${(durationMs / 1000).toLocaleString('en')} s, ${bytes.toLocaleString('en')} bytes each; begun ${escapeHtml(startedAt)}. Open loop: each is sent at its time, whatever became of those before it, and its latency counts from that time.</p>
${verdict(record, areLettersSeen)}
<h2>Every transaction</h2>
<table>${accountsOf(record)
    .map(({ name, count, isBad }) => row([name, count.toLocaleString('en')], isBad))
    .join('')}</table>
${refusals(record)}
<h2>Latency, in milliseconds</h2>
<table><tr><th></th><th>p50</th><th>p90</th><th>p99</th><th>max</th></tr>
${latencyRow('acceptance', record.acceptance)}
${latencyRow('end to end', record.endToEnd)}</table>
<p>Acceptance ends with the answer of the API; end to end with the log record of the function. The latest was sent ${behindMs.toLocaleString('en')} ms after its time, because this machine was busy; that counts, too.</p>
<h2>Over time</h2>
${plots(spans)}
</html>
`;
}

function verdict({ lost, altered, waiting, accepted }: LoadRecord, areLettersSeen: boolean): string {
  const bad = [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(altered > 0 ? [`${altered} altered`] : []),
    ...(waiting > 0 ? [`${waiting} still in the queue`] : []),
  ];
  const unseen = areLettersSeen
    ? ''
    : ' Not all dead letters could be seen: what seems lost may be one of them.';
  if (bad.length > 0) return `<p class="verdict bad">${bad.join(', ')}.${unseen}</p>`;
  return `<p class="verdict">None of ${accepted.toLocaleString('en')} accepted transactions is lost or altered.</p>`;
}

function refusals({ refusals: reasons }: LoadRecord): string {
  if (reasons.length === 0) return '';
  const rows = reasons.map(
    ({ error, count }) =>
      `<tr><td>${count.toLocaleString('en')}</td><td class="reason">${escapeHtml(error)}</td></tr>`,
  );
  return `<h2>Why some were not accepted</h2>\n<table>${rows.join('')}</table>`;
}

function latencyRow(name: string, latencies: Latencies | undefined): string {
  const { p50, p90, p99, max } = latencies ?? {};
  return row([name, ...[p50, p90, p99, max].map((value) => value?.toLocaleString('en') ?? 'none')], false);
}

function row(cells: readonly string[], isBad: boolean): string {
  return `<tr${isBad ? ' class="bad"' : ''}>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
}

function plots(spans: readonly TimeSpan[]): string {
  const seconds = spans.map(({ fromMs }) => fromMs / 1000);
  const latency = (name: 'acceptance' | 'endToEnd', title: string) =>
    drawPlot({
      title,
      unit: 'milliseconds',
      seconds,
      series: [
        { name: 'p50', colour: COLOURS.first, values: spans.map((span) => span[name]?.p50) },
        { name: 'p99', colour: COLOURS.third, values: spans.map((span) => span[name]?.p99) },
        { name: 'max', colour: COLOURS.fourth, isDashed: true, values: spans.map((span) => span[name]?.max) },
      ],
    });
  return [
    drawPlot({
      title: 'Throughput',
      unit: 'transactions a second',
      seconds,
      series: [
        { name: 'accepted', colour: COLOURS.first, values: spans.map(({ acceptedRate }) => acceptedRate) },
        {
          name: 'processed',
          colour: COLOURS.second,
          values: spans.map(({ processedRate }) => processedRate),
        },
      ],
    }),
    latency('acceptance', 'Latency of acceptance, by when it was to be sent'),
    latency('endToEnd', 'Latency end to end, by when it was to be sent'),
  ].join('\n');
}

import { svgChart } from '../../../cost/plot/svg-chart';
import type { SimulatedScenario } from './scenarios';

/** So many points are enough for a drawing of this size. */
const MOST_POINTS = 60;

/** A scenario over time, in thousands of transactions, as an SVG file of its own. */
export function drawScenario({ scenario, report }: SimulatedScenario): string {
  const { title, lines } = scenario;
  const { spans: all } = report.result;
  const every = Math.max(1, Math.ceil(all.length / MOST_POINTS));
  const spans = all.filter((_, index) => index % every === 0 || index === all.length - 1);
  return svgChart({
    title,
    x: { label: 'seconds', scale: 'linear' },
    y: { label: 'thousands of transactions', scale: 'linear' },
    series: lines.map(({ name, of }) => ({
      name,
      points: spans.map((span) => [span.seconds, of(span) / 1_000] as const),
    })),
  });
}

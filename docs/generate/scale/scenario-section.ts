import { code } from '../local-run/markdown';
import { figure, time } from './figures';
import type { Scenario, SimulatedScenario } from './scenarios';

/** The drawing's name in docs/. */
export function drawingOf({ name }: Scenario): string {
  return `scale-${name}.svg`;
}

/** What was simulated, what came of it, and how to do it again. */
export function scenarioSection({ scenario, report }: SimulatedScenario): string {
  const { standing, p50Seconds = 0, p99Seconds = 0, limits, spans } = report.result;
  const dead = standing.undelivered + standing.unprocessed;
  const inQueue = Math.max(...spans.map(({ queued, inFlight }) => queued + inFlight));
  const onBus = Math.max(...spans.map(({ delayed, retrying }) => delayed + retrying));
  const bound = limits.map(({ limit, seconds }) => `${code(limit)} for ${time(seconds)}`).join(', ');
  return `### ${scenario.title}

![${scenario.title}](${drawingOf(scenario)})

${scenario.meaning}

Accepted ${figure(standing.accepted)}, processed ${figure(standing.processed)}, dead letters ${figure(dead)}. Age: p50 ${time(p50Seconds)}, p99 ${time(p99Seconds)}. At the most ${figure(inQueue)} in the queue and
${figure(onBus)} on the bus. Bound: ${bound}.

\`\`\`sh
npm run scale -- ${scenario.options}
\`\`\``;
}

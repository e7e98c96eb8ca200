import { relative } from 'node:path';
import process from 'node:process';

/**
 * Prints each mutant that no test has noticed, as soon as that is known: a part takes a while, and may be ended. Those that ran out of time,
 * too: they count as noticed, and on a busy machine may have been slow only.
 */
class SurvivorReporter {
  onMutantTested({ fileName, location: { start }, mutatorName, replacement, status }) {
    if (status !== 'Survived' && status !== 'NoCoverage' && status !== 'Timeout') return;
    const change = replacement?.replace(/\s+/g, ' ').slice(0, 80);
    const place = `${relative('', fileName)}:${start.line}:${start.column}`;
    process.stdout.write(`${status} ${place} ${mutatorName}: ${change}\n`);
  }
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [{ kind: 'Reporter', name: 'survivors', injectableClass: SurvivorReporter }];

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { GrowthMark } from '../growth/growth-mark';
import type { TableRow } from '../report/table-rows';

/** When and where something was measured. */
export interface Recording<Result> {
  /** ISO 8601, without the time. */
  readonly date: string;
  /** In words. */
  readonly machine: string;
  readonly node: string;
  /** What else the machine had to do: its load average of a minute before. */
  readonly load: number;
  readonly result: Result;
}

/** What docs/performance.md is made of, by the file's name. */
export interface Recordings {
  readonly bench: readonly TableRow[];
  readonly growth: readonly GrowthMark[];
}

const LOAD_BEFORE = Number((loadavg()[0] ?? 0).toFixed(1));

/** Keeps a result for the page, in place of the one before. */
export function writeRecording<Name extends keyof Recordings>(name: Name, result: Recordings[Name]): void {
  const recording: Recording<Recordings[Name]> = {
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    node: process.versions.node,
    load: LOAD_BEFORE,
    result,
  };
  writeFileSync(fileOf(name), `${JSON.stringify(recording, undefined, 2)}\n`);
}

export function readRecording<Name extends keyof Recordings>(name: Name): Recording<Recordings[Name]> {
  return JSON.parse(readFileSync(fileOf(name), 'utf8')) as Recording<Recordings[Name]>;
}

function describeMachine(): string {
  const cores = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${type()}, ${cores.length} cores (${cores[0]?.model.trim() ?? 'of unknown kind'}), ${gigabytes} GB of memory`;
}

function fileOf(name: keyof Recordings): string {
  return join(__dirname, `${name}.json`);
}

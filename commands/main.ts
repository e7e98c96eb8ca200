import { StreamPrinter, untilEnded } from '@pipeline/terminal';
import { COMMANDS } from './commands';
import { askTerminal } from './frame/ask-terminal';
import { LineWriter } from './frame/line-writer';
import { runProgram } from './frame/program';
import { asJson, forPerson } from './frame/record-format';
import { StreamOutput } from './frame/stream-output';
import { letterMemoryOnDisk } from './letters/letter-memory';

// The SDK would warn on Node.js 20 of what comes in 2027; its version here is pinned.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { stdin, stdout, stderr } = process;
const ending = untilEnded(process.env);
const notes = new StreamPrinter(stderr);
const writer = new LineWriter(stdout, (unread) => ending.abort(unread));

void runProgram(COMMANDS, process.argv.slice(2), {
  signal: ending.signal,
  input: stdin,
  ask: askTerminal,
  letterMemory: letterMemoryOnDisk(),
  printHelp: (text) => void stdout.write(text),
  openOutput: (isJson) =>
    new StreamOutput({
      writer,
      format: isJson ? asJson : forPerson(stdout, process.env),
      notes,
      isScreen: !isJson && stdout.isTTY,
      errorStream: stderr,
    }),
}).then(async (exitCode) => {
  await writer.end();
  await notes.end();
  // A connection that is still open, or input that nobody needs, would keep the process.
  process.exit(exitCode);
});

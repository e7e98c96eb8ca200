/** How a debugger is attached to functions, and what is held meanwhile. */
export function debugging(): string {
  return `## Debugging

\`npm start -- --inspect\` lets a debugger attach to the functions: the first is at 127.0.0.1:9229, others are at the next ports that are
free. The start prints each with its name. \`--inspect <port>\` begins at another port; 0 takes any. With VS Code, put this into
\`.vscode/launch.json\`, start the run, set a breakpoint in \`lambda/transaction-logger/handler.ts\`, and attach:

\`\`\`json
{
  "version": "0.2.0",
  "configurations": [
    {
      "name": "Function of the local run",
      "type": "node",
      "request": "attach",
      "address": "127.0.0.1",
      "port": 9229,
      "restart": true,
      "resolveSourceMapLocations": ["**", "!**/node_modules/**"],
      "skipFiles": ["<node_internals>/**"]
    }
  ]
}
\`\`\`

\`node inspect 127.0.0.1:9229\` and the browser's \`chrome://inspect\` attach as well. \`node inspect\` reads no source maps: hold it by a
statement \`debugger;\` in the TypeScript. It then shows the line in what was made of it, with the same names.

- The functions of this app are bundled with source maps and as they are written, not minified: by the CDK context
  \`local-run:inspect\`, which \`--inspect\` sets and a deployment does not (\`lib/flow/debugging.ts\`). A function of your own has
  breakpoints in its TypeScript if its bundling says \`sourceMap: true\`.
- While a debugger holds a function at a breakpoint, or steps, no time passes in the account: no timeout of the function or its
  workflow, no visibility timeout, no retry, no wait. It goes on where it was when the function goes on, or the debugger has gone.
  Dates go on: \`Date\` in a function, \`getRemainingTimeInMillis()\`, retention, schedules and signatures.
- A function that runs has its timeout, whether or not a debugger is attached: an endless loop ends.
- A function has one process, so that none goes past the breakpoint beside the one that is held; other invocations wait for it, and so do their time
  limits. A process that has ended is followed by another at the same port: \`restart\` attaches to it again. A version that was published
  has a process, and a port, of its own.
- A process begins before the first event, so what it does while it loads is over when a debugger attaches.
- Functions in Python are not debugged; the start says so.`;
}

/**
 * How the function's code is bundled, in esbuild's words. Names are kept for the runtime's own log record of an error, which
 * says the name of its class.
 */
export const FUNCTION_BUNDLING = { minify: true, keepNames: true, target: 'node24' } as const;

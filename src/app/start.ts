// React decides when it is loaded whether to run its slow development checks, so this stands before everything else.
process.env.NODE_ENV ??= 'production'
await import('./cli.ts')

export {}

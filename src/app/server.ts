import { type ServerType, serve } from '@hono/node-server'
import { traceOf } from '#kernel/errors/trace.ts'
import type { Route } from '#kernel/http/route.ts'
import { createServer } from '#kernel/http/server.ts'
import { assetFinder, readAssets } from './assets.ts'
import { allActions, allRoutes } from './domains.ts'
import { drawPage, drawProblem, sayProblem } from './draw.tsx'
import type { Installation } from './installation.ts'
import { clientFolder } from './root.ts'

export type ListenOptions = {
  readonly host: string
  readonly port: number
  readonly behindProxy: boolean
  readonly extraRoutes?: readonly Route[]
}
export type Listening = { readonly url: string; close(): Promise<void> }

/** Serves an installation's pages and its programming interface. */
export async function listen(installation: Installation, options: ListenOptions): Promise<Listening> {
  const assets = await readAssets(clientFolder)
  const app = createServer({
    house: installation.house,
    routes: [...allRoutes, ...(options.extraRoutes ?? [])],
    actions: allActions,
    drawPage: drawPage(assets),
    drawProblem: drawProblem(assets),
    sayProblem,
    findAsset: assetFinder(clientFolder),
    behindProxy: options.behindProxy,
    logProblem: ({ reference, path, problem }) =>
      console.error(
        JSON.stringify({
          level: 'error',
          reference,
          path,
          code: problem.code,
          cause: traceOf(problem.cause ?? problem),
        }),
      ),
  })
  const server = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, hostname: options.host, port: options.port }, () => resolve(started))
    started.once('error', reject)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

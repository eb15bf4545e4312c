import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { assetFinder } from '../../../app/assets.ts'
import { allActions, allRoutes } from '../../../app/domains.ts'
import { drawPage, drawProblem, sayProblem } from '../../../app/draw.tsx'
import type { House } from '../../action/house.ts'
import type { AnyAction } from '../../action/perform.ts'
import type { Problem } from '../../errors/problem.ts'
import type { Route } from '../route.ts'
import { createServer } from '../server.ts'

export type Served = {
  readonly url: string
  readonly port: number
  /** What was logged, for a look at how often and how much. */
  readonly logged: { readonly reference: string; readonly path: string; readonly problem: Problem }[]
  /** Sends bytes as they are and gives all that came back. */
  raw(bytes: string): Promise<string>
  close(): Promise<void>
}

/** The whole product behind a real socket, with one asset `/assets/known.js` and routes that a test adds. */
export async function serveProduct(
  house: House,
  extra: { routes?: readonly Route[]; actions?: readonly AnyAction[] } = {},
): Promise<Served> {
  const client = mkdtempSync(join(tmpdir(), 'samsyn-client-'))
  mkdirSync(join(client, 'assets'))
  writeFileSync(join(client, 'assets', 'known.js'), 'export {}')
  writeFileSync(join(client, 'secret.js'), 'not to be served')
  const logged: Served['logged'] = []
  const assets = { styles: [], scripts: ['/assets/known.js'] }
  const app = createServer({
    house,
    routes: [...allRoutes, ...(extra.routes ?? [])],
    actions: [...allActions, ...(extra.actions ?? [])],
    drawPage: drawPage(assets),
    drawProblem: drawProblem(assets),
    sayProblem,
    findAsset: assetFinder(client),
    behindProxy: false,
    logProblem: (entry) => logged.push(entry),
  })
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    logged,
    raw: async (bytes) => {
      const socket = connect(port, '127.0.0.1')
      let answer = ''
      socket.on('data', (data) => {
        answer += String(data)
      })
      const closed = new Promise((resolve) => socket.once('close', resolve))
      // The server may hang up while we are still sending.
      socket.on('error', () => undefined)
      socket.setTimeout(10_000, () => socket.destroy())
      socket.write(bytes)
      await closed
      return answer
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      rmSync(client, { recursive: true })
    },
  }
}

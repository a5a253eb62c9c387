import type { Endpoint } from './endpoint.ts'

/** `GET /bot/v3/info`: the bot stands at the top level, not under `data` (bot-v3/uAjMxEjLwITMx4CMyETM). */
export const botEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/open-apis/bot/v3/info',
    scopes: [],
    handle: (_world, { app }) => ({
      top: {
        code: 0,
        msg: 'ok',
        bot: { activate_status: 2, app_name: app.name, avatar_url: '', ip_white_list: [], open_id: app.botOpenId },
      },
    }),
  },
]

// A fetch handler as a request listener of node:http.
import { Readable } from 'node:stream';

/** @param {(request: Request) => Promise<Response>} handler @returns {import('node:http').RequestListener} */
export const listener = (handler) => async (incoming, outgoing) => {
  try {
    const response = await handler(requestOf(incoming));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (!response.body || incoming.method === 'HEAD') outgoing.end();
    else outgoing.end(Buffer.from(await response.arrayBuffer()));
    // A body that was refused unread: its rest must not be taken for the next request.
    if (!incoming.complete) incoming.resume();
  } catch (error) {
    console.error(`http: ${error?.code ?? error?.name}`);
    outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(400).end();
  }
};

/** @param {import('node:http').IncomingMessage} incoming */
function requestOf(incoming) {
  const scheme = incoming.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  const url = new URL(`${scheme}://${incoming.headers.host ?? 'localhost'}${incoming.url}`);
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  return new Request(url, {
    method: incoming.method,
    headers: Object.entries(incoming.headersDistinct).flatMap(([name, values]) => values.map((value) => [name, value])),
    ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
  });
}

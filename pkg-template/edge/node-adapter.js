// A fetch handler as a request listener of node:http.
import { Readable } from 'node:stream';
import { ServiceError } from './errors.js';

/** @param {(request: Request) => Promise<Response>} handler @returns {import('node:http').RequestListener} */
export const listener = (handler) => async (incoming, outgoing) => {
  try {
    const request = requestOf(incoming);
    const response = request ? await handler(request) : new ServiceError('MalformedRequest').response();
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (!response.body || incoming.method === 'HEAD') outgoing.end();
    else outgoing.end(Buffer.from(await response.arrayBuffer()));
    // A body that was refused unread: its rest must not be taken for the next request.
    if (!incoming.complete) incoming.resume();
  } catch (error) {
    console.error(`http: ${error?.code ?? error?.name}`);
    outgoing.destroy();
  }
};

/** Undefined if it is none that fetch knows. @param {import('node:http').IncomingMessage} incoming */
function requestOf(incoming) {
  const scheme = incoming.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  try {
    return new Request(new URL(`${scheme}://${incoming.headers.host ?? 'localhost'}${incoming.url}`), {
      method: incoming.method,
      headers: Object.entries(incoming.headersDistinct).flatMap(([name, values]) => values.map((value) => [name, value])),
      ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
    });
  } catch {
    return undefined;
  }
}

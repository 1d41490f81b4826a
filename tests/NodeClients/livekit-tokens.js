// LiveKit's own server SDK on tokens and webhooks: node livekit-tokens.js KEY SECRET.
// Reads {"verify": token}, {"sign": body}, {"receive": body, "authorization"}, {"join": {"identity", "room"}}, one a line.
// Writes {"claims"}, {"authorization"}, {"event"} and {"token"}, or {"error"}, one a line, in the same order.
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { AccessToken, TokenVerifier, WebhookReceiver } from 'livekit-server-sdk';

const [key, secret] = process.argv.slice(2);

async function answer(order) {
  if ('verify' in order) return { claims: await new TokenVerifier(key, secret).verify(order.verify) };
  if ('receive' in order) {
    return { event: await new WebhookReceiver(key, secret).receive(order.receive, order.authorization) };
  }

  const token = new AccessToken(key, secret, { ttl: '5m', identity: order.join?.identity });
  if ('join' in order) {
    token.addGrant({ roomJoin: true, room: order.join.room });
    return { token: await token.toJwt() };
  }

  token.sha256 = createHash('sha256').update(order.sign).digest('base64');
  return { authorization: await token.toJwt() };
}

for await (const line of createInterface({ input: process.stdin })) {
  const said = await answer(JSON.parse(line)).catch((error) => ({ error: String(error) }));
  process.stdout.write(JSON.stringify(said) + '\n');
}

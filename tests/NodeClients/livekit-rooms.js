// LiveKit's own server SDK as a client of a server: node livekit-rooms.js ADDRESS KEY SECRET.
// Reads {"call": method, "with": [arguments]}, one a line: any method of RoomServiceClient or AgentDispatchClient.
// Data to send is said as text. Writes {"result"} or {"error": {"status", "code", "message"}}, one a line.
import { createInterface } from 'node:readline';
import { AgentDispatchClient, RoomServiceClient } from 'livekit-server-sdk';

const [address, key, secret] = process.argv.slice(2);
const clients = [new RoomServiceClient(address, key, secret), new AgentDispatchClient(address, key, secret)];

async function call({ call: method, with: given = [] }) {
  const values = method === 'sendData' ? given.with(1, new TextEncoder().encode(given[1])) : given;
  const result = await clients.find((client) => method in client)[method](...values);
  return { result: result ?? null };
}

for await (const line of createInterface({ input: process.stdin })) {
  const said = await call(JSON.parse(line)).catch(({ status, code, message }) => ({ error: { status, code, message } }));
  process.stdout.write(JSON.stringify(said) + '\n');
}

// A client of live events, driven by a test: node live.js TRANSPORT ADDRESS.
// Reads {"do": "open"}, {"do": "say", "name", "data", "ref"?}, {"do": "drop"}, {"do": "close"}, one a line.
// Writes {"event", "data"}, {"ref", "reply"}, {"connection": "open" | "lost" | "back" | "closed", "why"?}, one a line.
// What was joined is joined again when a lost connection is back, with the last sequence number that was seen.
import { createInterface } from 'node:readline';

const [transport, address] = process.argv.slice(2);
const { connect } = await import(`./transports/${transport.split('-')[0]}.js`);
const write = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const joined = new Map();
let timesBack = 0;

const connection = connect(address, transport, {
  onEvent(event, data) {
    if (data.sequence && joined.has(data.sessionId)) joined.get(data.sessionId).after = data.sequence;
    write({ event, data });
  },
  async onConnection(state, why) {
    write({ connection: state, why });
    if (state !== 'back') return;
    // What is joined from now on is joined on this connection already, and a connection that is lost again has its own turn:
    // joined a second time, an interview's events would come a second time.
    const now = ++timesBack;
    for (const join of [...joined.values()]) {
      if (now === timesBack) write({ rejoined: await rejoin(join, () => now === timesBack) });
    }
  },
});

// What is refused for a moment, as by a web front that looks for a silo, is asked for again.
async function rejoin(join, isSameConnection) {
  for (let tries = 1; ; tries++) {
    const reply = await connection.say('joinInterview', join).catch((error) => ({ failed: String(error) }));
    if (reply.code !== 'unavailable' || tries === 50 || !isSameConnection()) return reply;
    await new Promise((done) => setTimeout(done, 200));
  }
}

async function carryOut(order) {
  switch (order.do) {
    case 'open':
      return connection.open();
    case 'say': {
      const id = order.data.sessionId ?? order.data.interviewId;
      if (order.name === 'joinInterview') joined.set(id, { ...order.data });
      if (order.name === 'leaveInterview') joined.delete(id);
      const reply = await connection.say(order.name, order.data);
      write({ ref: order.ref, reply });
      return;
    }
    case 'drop':
      return connection.drop();
    case 'close':
      await connection.close();
      process.exit(0);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  carryOut(JSON.parse(line)).catch((error) => write({ failed: String(error), order: line }));
}

// Many clients of socket.io-client that speak all the time while they change over from polling to WebSocket:
// node socketio-upgrade.js ADDRESS CLIENTS MESSAGES
// Each asks for what there is not: it must get as many acknowledgements, in order, and as many error events.
// Writes {"upgraded", "kept", "complete", "lost"}: how many clients changed over, kept to polling because the server took
// too long, got everything, were cut off.
import { io } from 'socket.io-client';

const [address, clients, messages] = process.argv.slice(2);
const said = { upgraded: 0, kept: 0, complete: 0, lost: 0 };

async function speak() {
  const socket = io(address, { forceNew: true, reconnection: false });
  const replies = [];
  let errors = 0;
  const upgrade = new Promise((done) => {
    socket.io.engine.once('upgrade', () => done(said.upgraded++));
    socket.io.engine.once('upgradeError', () => done(said.kept++));
  });
  const all = new Promise((done) => {
    const check = () => errors === +messages && replies.length === +messages && done();
    socket.on('error', () => check(++errors));
    socket.on('connect', async () => {
      for (let n = 0; n < messages; n++) {
        socket.emitWithAck('nothing', { n }).then(() => check(replies.push(n)), () => {});
        if (n % 10 === 0) await new Promise((next) => setTimeout(next, 1));
      }
    });
  });
  socket.on('disconnect', () => said.lost++);
  await upgrade;
  await all;
  if (replies.every((reply, n) => reply === n)) said.complete++;
  socket.off('disconnect');
  socket.disconnect();
}

await Promise.race([
  Promise.all(Array.from({ length: +clients }, speak)),
  new Promise((done) => setTimeout(done, 20_000)),
]);
process.stdout.write(JSON.stringify(said) + '\n', () => process.exit());

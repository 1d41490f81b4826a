// socket.io-client as its users set it up, with its automatic reconnect: socketio begins with polling and upgrades;
// socketio-polling and socketio-websocket keep to one transport.
import { Agent } from 'node:http';
import { io } from 'socket.io-client';
import { events } from './events.js';

const transports = { polling: ['polling'], websocket: ['websocket'] };

export function connect(address, kind, { onEvent, onConnection }) {
  const agent = new Agent();
  let wasOpen = false;
  const socket = io(address, {
    transports: transports[kind.split('-')[1]] ?? ['polling', 'websocket'],
    agent,
    autoConnect: false,
    reconnectionDelay: 100,
    reconnectionDelayMax: 100,
  });
  for (const name of events) socket.on(name, (data) => onEvent(name, data));
  socket.on('connect', () => {
    onConnection(wasOpen ? 'back' : 'open');
    wasOpen = true;
    socket.io.engine.once('upgrade', () => onConnection('upgraded'));
  });
  socket.io.on('ping', () => onConnection('ping'));
  socket.on('disconnect', (why) => onConnection(socket.active ? 'lost' : 'closed', why));

  return {
    open: () => new Promise((done) => {
      socket.once('connect', done);
      socket.connect();
    }),
    // What is said while the connection is lost the library would say when it is back; but then everything is joined again anyway,
    // with what was seen until then.
    say: async (name, data) => {
      if (!socket.connected) throw new Error('the connection is lost');
      return socket.emitWithAck(name, data);
    },
    // As when the network goes: nothing is said any more.
    async drop() {
      const { ws } = socket.io.engine.transport;
      if (ws) ws.terminate();
      else agent.destroy();
    },
    async close() {
      socket.disconnect();
    },
  };
}

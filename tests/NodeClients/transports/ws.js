// The plain WebSocket transport with the ws package; ws-root connects at / instead of /ws.
import WebSocket from 'ws';

export function connect(address, kind, { onEvent, onConnection }) {
  let socket;
  let isClosing = false;
  let wasOpen = false;
  let next = 0;
  const waiting = new Map();

  const open = () => new Promise((done) => {
    socket = new WebSocket(address.replace(/^http/, 'ws') + (kind === 'ws-root' ? '/' : '/ws'));
    socket.on('open', () => {
      onConnection(wasOpen ? 'back' : 'open');
      wasOpen = true;
      done();
    });
    socket.on('message', (text) => {
      const { event, data, id } = JSON.parse(text);
      if (event !== 'reply') return onEvent(event, data);
      waiting.get(id).resolve(data);
      waiting.delete(id);
    });
    socket.on('error', () => {});
    socket.on('close', (code, reason) => {
      for (const { reject } of waiting.values()) reject(new Error('the connection is lost'));
      waiting.clear();
      if (isClosing) return onConnection('closed', `${code} ${reason}`);
      if (wasOpen) onConnection('lost', `${code} ${reason}`);
      setTimeout(() => open().then(done), 100);
    });
  });

  return {
    open,
    say: (event, data) => new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) throw new Error('the connection is lost');
      waiting.set(++next, { resolve, reject });
      socket.send(JSON.stringify({ event, data, id: next }));
    }),
    drop: async () => socket.terminate(),
    close: () => new Promise((done) => {
      isClosing = true;
      socket.on('close', done);
      socket.close();
    }),
  };
}

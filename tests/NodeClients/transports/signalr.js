// @microsoft/signalr as its users set it up: with its automatic reconnect. signalr, signalr-msgpack, signalr-polling.
import * as signalR from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import WebSocket from 'ws';
import { events } from './events.js';

export function connect(address, kind, { onEvent, onConnection }) {
  let socket;
  class Droppable extends WebSocket {
    constructor(...args) {
      super(...args);
      socket = this;
    }
  }

  let builder = new signalR.HubConnectionBuilder()
    .withUrl(`${address}/hubs/interview`, {
      WebSocket: Droppable,
      transport: kind.endsWith('polling')
        ? signalR.HttpTransportType.LongPolling
        : signalR.HttpTransportType.WebSockets,
    })
    .configureLogging(signalR.LogLevel.None)
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: () => 100 });
  if (kind.endsWith('msgpack')) builder = builder.withHubProtocol(new MessagePackHubProtocol());
  const hub = builder.build();
  for (const name of events) hub.on(name, (data) => onEvent(name, data));
  hub.onreconnecting((error) => onConnection('lost', error?.message));
  hub.onreconnected(() => onConnection('back'));
  hub.onclose((error) => onConnection('closed', error?.message));
  return {
    open: () => hub.start().then(() => onConnection('open')),
    say: (name, data) => hub.invoke(name, data),
    drop: async () => socket.terminate(),
    close: () => hub.stop(),
  };
}

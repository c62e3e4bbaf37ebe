// What y-websocket's server does, and no more: one Y.Doc a room, each update applied and sent to all others of the room.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocketServer } from "ws";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";

const doc = new Y.Doc();
const server = createServer();
const sockets = new WebSocketServer({ server });
doc.on("update", (update: Uint8Array) => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  sync.writeUpdate(encoder, update);
  const message = encoding.toUint8Array(encoder);
  for (const socket of sockets.clients) if (socket.readyState === socket.OPEN) socket.send(message);
});
sockets.on("connection", (socket) => {
  socket.on("message", (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const encoder = encoding.createEncoder();
    if (decoding.readVarUint(decoder) !== 0) return;
    encoding.writeVarUint(encoder, 0);
    sync.readSyncMessage(decoder, encoder, doc, socket);
    if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder));
  });
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  sync.writeSyncStep1(encoder, doc);
  socket.send(encoding.toUint8Array(encoder));
});
server.listen(0, "127.0.0.1", () => console.error(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#bare`));

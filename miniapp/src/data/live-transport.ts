import { Transport } from 'engine.io-client'
import { encodePacket, type Packet } from 'engine.io-parser'

type SocketTask = {
  send(options: { data: string | ArrayBuffer; fail?: (e: unknown) => void }): void
  close(options: { code?: number; reason?: string }): void
  onOpen(listener: () => void): void
  onMessage(listener: (message: { data: string | ArrayBuffer }) => void): void
  onClose(listener: (event: unknown) => void): void
  onError(listener: (event: unknown) => void): void
}
export type ConnectSocket = (options: {
  url: string
  header?: Record<string, string>
  fail?: (e: unknown) => void
}) => SocketTask | Promise<SocketTask>

/**
 * A websocket transport for socket.io-client made of `wx.connectSocket` (the mini-program has no WebSocket). After an
 * error or a close nothing more is told: the phone sometimes reports both, and sometimes, after a long sleep, neither.
 */
export function wxTransport(connect: ConnectSocket) {
  return class WxTransport extends Transport {
    task: SocketTask | undefined
    ended = false

    override get name() {
      return 'websocket'
    }

    override doOpen() {
      const fail = (what: string, error: unknown) => {
        if (this.ended) return
        this.ended = true
        this.onError(what, error)
      }
      const url = this.createUri(this.opts.secure ? 'wss' : 'ws', this.query ?? {})
      const header = this.opts.extraHeaders ?? {}
      Promise.resolve(connect({ url, header, fail: (e) => fail('connectSocket failed', e) })).then(
        (task) => {
          if (this.ended) return task.close({ code: 1000, reason: '' })
          this.task = task
          task.onOpen(() => !this.ended && this.onOpen())
          task.onMessage((message) => !this.ended && this.onData(message.data))
          task.onError((e) => fail('socket error', e))
          task.onClose((event) => {
            if (this.ended) return
            this.ended = true
            this.onClose({ description: 'socket closed', context: event as never })
          })
        },
        (e) => fail('connectSocket refused', e),
      )
    }

    override write(packets: Packet[]) {
      this.writable = false
      let left = packets.length
      for (const packet of packets) {
        encodePacket(packet, this.supportsBinary, (data) => {
          this.task?.send({ data: data as string | ArrayBuffer, fail: (e) => this.onError('socket send failed', e) })
          left -= 1
          if (left === 0) Promise.resolve().then(() => this.drained())
        })
      }
    }

    drained() {
      this.writable = true
      this.emitReserved('drain')
    }

    override doClose() {
      this.ended = true
      this.task?.close({ code: 1000, reason: '' })
      this.task = undefined
    }
  }
}

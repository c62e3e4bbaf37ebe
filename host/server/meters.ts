import { Counter, Gauge, Registry } from "prom-client";

/** What a host counts of itself, for Prometheus: numbers and kinds, never a name, an address or a word. */
export class Meters {
  readonly #registry = new Registry();
  readonly messages: Counter<"from">;
  readonly bytes: Counter<"from">;
  readonly refusals: Counter<"reason">;

  /** @param now what is asked when it is read */
  constructor(now: {
    readonly stories: () => number;
    readonly documents: () => number;
    readonly sockets: () => number;
    readonly guests: () => number;
  }) {
    const registers = [this.#registry];
    this.messages = new Counter({
      name: "redraft_messages_total",
      help: "Messages taken.",
      labelNames: ["from"],
      registers,
    });
    this.bytes = new Counter({ name: "redraft_bytes_total", help: "Bytes taken.", labelNames: ["from"], registers });
    this.refusals = new Counter({
      name: "redraft_refusals_total",
      help: "Connections closed for a reason.",
      labelNames: ["reason"],
      registers,
    });
    const gauges = [
      ["redraft_stories", "Stories that are open.", now.stories],
      ["redraft_documents", "Live documents that somebody has open.", now.documents],
      ["redraft_sockets", "Connections.", now.sockets],
      ["redraft_guests", "Guests who are here.", now.guests],
      ["redraft_memory_bytes", "Resident memory of the process.", () => process.memoryUsage.rss()],
    ] as const;
    for (const [name, help, read] of gauges)
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
  }

  /** In Prometheus' text format. */
  read(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
}

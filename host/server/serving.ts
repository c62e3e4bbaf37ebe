/** Where and how a host listens. */
export interface Serving {
  /** Network interface. */
  readonly host: string;
  /** null is the one that is kept from run to run; 0 is any that is free. */
  readonly port: number | null;
  /** PEM files; they are read again when they change. null is plain HTTP. */
  readonly certificate: { readonly chain: string; readonly key: string } | null;
  /** A proxy has the certificate: it says from where a connection comes. */
  readonly behindProxy: boolean;
  /** Origins by which others find this host; links begin with the first. */
  readonly addresses: readonly string[];
  /** Where the hosts of guests find this one, from Redraft to Redraft; port 0 is any that is free. */
  readonly direct: { readonly host: string; readonly port: number } | null;
  /** null: only this machine reads /metrics. */
  readonly metricsToken: string | null;
}

export const usualServing: Serving = {
  host: "127.0.0.1",
  port: null,
  certificate: null,
  behindProxy: false,
  addresses: [],
  direct: null,
  metricsToken: null,
};

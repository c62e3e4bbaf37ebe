import { useSyncExternalStore } from "react";

/** A value that panes watch. Setting the same value tells nobody. */
export class Observable<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  get value(): Value {
    return this.#value;
  }

  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): Value => this.#value;
}

export function useObservable<Value>(observable: Observable<Value>): Value {
  return useSyncExternalStore(observable.subscribe, observable.read);
}

export function whenTrue(observable: Observable<boolean>): Promise<void> {
  return new Promise((resolve) => {
    if (observable.value) return resolve();
    const stop = observable.subscribe(() => {
      if (!observable.value) return;
      stop();
      resolve();
    });
  });
}

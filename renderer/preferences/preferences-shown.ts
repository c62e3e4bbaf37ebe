import { Observable } from "../observable.ts";

export const preferencesShown = new Observable(false);

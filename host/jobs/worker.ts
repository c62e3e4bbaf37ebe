import { parentPort, workerData } from "node:worker_threads";
import { doWork, type Work } from "./work.ts";

parentPort?.postMessage(await doWork(workerData as Work));

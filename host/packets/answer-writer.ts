import { isDeepStrictEqual } from "node:util";
import type { Problem } from "../../story/problem.ts";
import type { Disk } from "../disk/disk.ts";
import { DiskError } from "../disk/disk.ts";
import { diskProblem } from "../disk/disk-problem.ts";
import { writeWhole } from "../disk/write-whole.ts";
import type { Project } from "../project/project.ts";
import { gatherAnswer } from "./gather-answer.ts";
import type { Packet, PacketAnswer } from "./packet.ts";
import { writePacket } from "./packet-file.ts";

/** What is done in this time is written together; milliseconds. */
const gatherTime = 1000;

interface WritingOrder {
  readonly disk: Disk;
  /** Of the packet's file. */
  readonly path: string;
  /** With the answer that the file has. */
  readonly packet: Packet;
  /** The reviewer's copy. */
  readonly project: Project;
  /** Null when the file has everything again. */
  readonly told: (problem: Problem | null) => void;
}

/** Keeps a packet's file true to what its reviewer has done. */
export class AnswerWriter {
  readonly #order: WritingOrder;
  #written: PacketAnswer;
  #last: Promise<Problem | null> = Promise.resolve(null);
  #timer: NodeJS.Timeout | null = null;
  #isFailing = false;

  constructor(order: WritingOrder) {
    this.#order = order;
    this.#written = order.packet.answer;
  }

  writeSoon(): void {
    this.#timer ??= setTimeout(() => void this.write(), gatherTime);
  }

  /** The file has everything when this returns null; otherwise it has what it had before. */
  write(): Promise<Problem | null> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#last = this.#last.then(() => this.#write());
    return this.#last;
  }

  async #write(): Promise<Problem | null> {
    const { disk, path, packet, project, told } = this.#order;
    try {
      const answer = await gatherAnswer(project, packet.person.id);
      if (isDeepStrictEqual({ ...answer, time: "" }, { ...this.#written, time: "" })) return null;
      await writeWhole(disk, path, writePacket({ ...packet, answer }));
      this.#written = answer;
      if (this.#isFailing) told(null);
      this.#isFailing = false;
      return null;
    } catch (cause) {
      if (!(cause instanceof DiskError)) throw cause;
      const problem = diskProblem(cause);
      told(problem);
      this.#isFailing = true;
      return problem;
    }
  }
}

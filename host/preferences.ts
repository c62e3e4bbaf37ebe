import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import Conf, { type Schema } from "conf";
import { fail, type Problem, type Result, succeed } from "../story/problem.ts";
import type { Preferences } from "./contract/preferences.ts";

export const usualPreferences: Preferences = {
  theme: "system",
  interfaceLanguage: "system",
  page: { font: "book", size: 19, width: 37 },
  writing: {
    marks: "cursor",
    quotes: true,
    dashes: true,
    paragraphs: "space",
    focus: "off",
    typewriter: false,
    spelling: true,
  },
  language: null,
  libraryFolder: null,
  backups: { isOn: true, folder: null, days: 7, weeks: 8, months: 12 },
  keys: {},
};

/** As `conf` sees them: it knows no more of them than the schema says. */
type Stored = Record<string, unknown>;

/** Of this file's form; with a new one comes a migration. */
const form = "1.0.0";

const count = { type: "integer", minimum: 0, maximum: 400 } as const;
const schema: Schema<Stored> = {
  theme: { type: "string", enum: ["system", "light", "white", "dark", "black", "contrast"] },
  interfaceLanguage: { type: "string", enum: ["system", "english", "german"] },
  page: {
    type: "object",
    properties: {
      font: { type: "string", enum: ["book", "plain", "typewriter"] },
      size: { type: "integer", minimum: 12, maximum: 32 },
      width: { type: "integer", minimum: 24, maximum: 60 },
    },
    required: ["font", "size", "width"],
  },
  writing: {
    type: "object",
    properties: {
      marks: { type: "string", enum: ["cursor", "always"] },
      quotes: { type: "boolean" },
      dashes: { type: "boolean" },
      paragraphs: { type: "string", enum: ["space", "indent"] },
      focus: { type: "string", enum: ["off", "sentence", "paragraph"] },
      typewriter: { type: "boolean" },
      spelling: { type: "boolean" },
    },
    required: ["marks", "quotes", "dashes", "paragraphs", "focus", "typewriter", "spelling"],
  },
  language: { type: ["string", "null"], maxLength: 40 },
  libraryFolder: { type: ["string", "null"], minLength: 1, maxLength: 4096 },
  backups: {
    type: "object",
    properties: {
      isOn: { type: "boolean" },
      folder: { type: ["string", "null"], minLength: 1, maxLength: 4096 },
      days: count,
      weeks: count,
      months: count,
    },
    required: ["isOn", "folder", "days", "weeks", "months"],
  },
  keys: { type: "object", additionalProperties: { type: "string", maxLength: 60 } },
};

/**
 * `preferences.json` in the data folder, by `conf`: the engine of electron-store, without Electron, so that all shells have
 * the same preferences. Values that this version doesn't know are kept.
 */
export class PreferenceStore {
  readonly #conf: Conf<Stored>;
  #value: Preferences;
  #damage: Problem | null;

  private constructor(conf: Conf<Stored>, damage: Problem | null) {
    this.#conf = conf;
    this.#value = read(conf);
    this.#damage = damage;
  }

  /** A file that is damaged is set aside under another name, and the usual preferences hold. */
  static open(dataFolder: string): PreferenceStore {
    try {
      return new PreferenceStore(openConf(dataFolder), null);
    } catch (cause) {
      const path = join(dataFolder, "preferences.json");
      if (!existsSync(path)) throw cause;
      const aside = `preferences-damaged-${new Date().toISOString().replaceAll(":", "-").slice(0, 19)}.json`;
      renameSync(path, join(dataFolder, aside));
      const sentence = `Your preferences could not be read; the usual ones hold. The old file is kept as ${aside}.`;
      const next = `Set them again, or mend the old file in ${dataFolder}.`;
      return new PreferenceStore(openConf(dataFolder), { code: "preferences-damaged", sentence, next });
    }
  }

  /** What the writer should be told, once: that the file could not be read. */
  takeDamage(): Problem | null {
    const damage = this.#damage;
    this.#damage = null;
    return damage;
  }

  get value(): Preferences {
    return this.#value;
  }

  /** All of it or nothing. */
  set(change: Partial<Preferences>): Result<Preferences> {
    const known = Object.entries(change).filter(([name]) => Object.hasOwn(usualPreferences, name));
    try {
      this.#conf.set(Object.fromEntries(known));
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      return fail("preference-refused", `That can’t be a preference: ${message}.`, "Choose another value.");
    }
    this.#value = read(this.#conf);
    return succeed(this.#value);
  }
}

function openConf(folder: string): Conf<Stored> {
  return new Conf<Stored>({
    cwd: folder,
    configName: "preferences",
    projectVersion: form,
    migrations: {},
    schema,
    defaults: { ...usualPreferences },
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  });
}

/** What the schema has checked. */
function read(conf: Conf<Stored>): Preferences {
  const { theme, interfaceLanguage, page, writing, language, libraryFolder, backups, keys } =
    conf.store as unknown as Preferences;
  return { theme, interfaceLanguage, page, writing, language, libraryFolder, backups, keys };
}

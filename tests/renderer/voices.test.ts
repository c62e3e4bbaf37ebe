import { describe, expect, it } from "vitest";
import { type VoiceShape, voiceFor } from "../../renderer/read-aloud/voices.ts";

const voice = (lang: string, more: Partial<VoiceShape> = {}): VoiceShape => ({
  lang,
  default: false,
  localService: true,
  ...more,
});

describe("the voice of a story", () => {
  it("speaks its language, of its country where there is one", () => {
    const voices = [voice("de-DE", { default: true }), voice("en_US"), voice("en-GB")];
    expect(voiceFor(voices, "en-GB")?.lang).toBe("en-GB");
    expect(voiceFor(voices, "en-us")?.lang).toBe("en_US");
    expect(voiceFor(voices, "en-AU")?.lang).toBe("en_US");
    expect(voiceFor(voices, "de")?.lang).toBe("de-DE");
    expect(voiceFor(voices, "he")).toBeNull();
    expect(voiceFor([], "en")).toBeNull();
    expect(voiceFor([voice("deu")], "de")).toBeNull();
  });

  it("is one of this machine before one to which the words would be sent", () => {
    const remote = voice("en-GB", { localService: false, default: true });
    expect(voiceFor([remote, voice("en-US")], "en-GB")?.lang).toBe("en-US");
    expect(voiceFor([remote], "en-GB")).toBe(remote);
  });
});

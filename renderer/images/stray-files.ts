import { fail, type Problem } from "../../story/problem.ts";
import { wordsNow } from "../language/language.ts";
import { imagesTexts } from "./images-words.ts";

/** A file that is let go beside the page: a browser would open it in the studio's place. Returns how to stop. */
export function refuseStrayFiles(target: Window, tell: (problem: Problem) => void): () => void {
  const isFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const over = (event: DragEvent) => {
    if (isFile(event)) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    if (!isFile(event) || event.defaultPrevented) return;
    event.preventDefault();
    const words = wordsNow(imagesTexts);
    tell(fail("dropped-beside", words.notHere, words.notHereNext).problem);
  };
  target.addEventListener("dragover", over);
  target.addEventListener("drop", drop);
  return () => {
    target.removeEventListener("dragover", over);
    target.removeEventListener("drop", drop);
  };
}

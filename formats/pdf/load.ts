import { fail, type Result, succeed } from "../../story/problem.ts";

/** The typesetter is native code that may be missing on a system for which it isn't built: every other format goes on without. */
export async function loadPdf() {
  try {
    const [{ writePdf }, { previewPdf }, { checkPdf }] = await Promise.all([
      import("./write.ts"),
      import("./preview.ts"),
      import("./check.ts"),
    ]);
    return succeed({ writePdf, previewPdf, checkPdf });
  } catch {
    return notHere;
  }
}

const notHere: Result<never> = fail(
  "pdf-typesetter-absent",
  "The typesetter that makes PDF doesn't run on this computer.",
  "Export as DOCX and make a PDF of that, or install Redraft anew for this system.",
);

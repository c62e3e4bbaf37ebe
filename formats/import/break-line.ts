/** A line of marks alone: "***", "* * *", "#", "---", "~*~", "⁂". Ellipses and a single dash are speech. */
const breakLine = /^(?:[*#~•⁂❦☙◊◆♦=_+·–—-]\s*)+$/u;

export function isSceneBreak(line: string): boolean {
  const marks = line.trim();
  return marks.length > 0 && marks.length <= 80 && breakLine.test(marks) && !/^[-–—_+·=]$/u.test(marks);
}

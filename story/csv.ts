/**
 * Comma-separated values as RFC 4180 has them, with the mark by which a spreadsheet knows UTF-8. What a spreadsheet would
 * take for a formula (a synopsis that begins with a dash) gets the apostrophe that makes text of it.
 */
export function printCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

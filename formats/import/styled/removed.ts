/** What a word processor's document had that prose has not. */
export interface Unkept {
  readonly tables: number;
  readonly textBoxes: number;
  readonly symbols: number;
  readonly images: number;
  /** Documents inside of the document. */
  readonly embedded: number;
}

/** A sentence for the writer about each. */
export function sayRemoved({ tables, textBoxes, symbols, images, embedded }: Unkept): string[] {
  const sentences: string[] = [];
  if (tables === 1) sentences.push("The words of 1 table stand as paragraphs, row by row.");
  if (tables > 1) sentences.push(`The words of ${tables} tables stand as paragraphs, row by row.`);
  if (textBoxes === 1) sentences.push("The words of 1 text box stand behind the paragraph that it was at.");
  if (textBoxes > 1)
    sentences.push(`The words of ${textBoxes} text boxes stand behind the paragraphs that they were at.`);
  if (symbols === 1) sentences.push("1 sign of a special font became a bullet.");
  if (symbols > 1) sentences.push(`${symbols} signs of special fonts became bullets.`);
  if (images === 1) sentences.push("1 image was left out: it is missing, or of a kind that no book can have.");
  if (images > 1)
    sentences.push(`${images} images were left out: they are missing, or of a kind that no book can have.`);
  if (embedded === 1) sentences.push("1 document inside of this one was left out.");
  if (embedded > 1) sentences.push(`${embedded} documents inside of this one were left out.`);
  return sentences;
}

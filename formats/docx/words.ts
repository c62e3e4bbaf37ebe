/** What the file itself says, in the book's language. */
interface BookWords {
  readonly by: (author: string) => string;
  /** A count that is rounded already, as the language writes numbers. */
  readonly about: (count: string) => string;
  readonly end: string;
}

const english: BookWords = {
  by: (author) => `by ${author}`,
  about: (count) => `about ${count} words`,
  end: "END",
};

const words: { readonly [language: string]: BookWords } = {
  en: english,
  de: {
    by: (author) => `von ${author}`,
    about: (count) => `etwa ${count} Wörter`,
    end: "ENDE",
  },
  fr: {
    by: (author) => `par ${author}`,
    about: (count) => `environ ${count} mots`,
    end: "FIN",
  },
  es: {
    by: (author) => `por ${author}`,
    about: (count) => `unas ${count} palabras`,
    end: "FIN",
  },
  it: {
    by: (author) => `di ${author}`,
    about: (count) => `circa ${count} parole`,
    end: "FINE",
  },
};

/** @param language BCP 47; English where the language is not among those that are known */
export function wordsOfBook(language: string): BookWords {
  return words[language.split(/[-_]/)[0]?.toLowerCase() ?? ""] ?? english;
}

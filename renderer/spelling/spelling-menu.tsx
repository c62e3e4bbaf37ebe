import { useEffect, useState } from "react";
import { MenuItem, MenuSection, Separator } from "react-aria-components";
import { AnchoredMenu } from "../controls/anchored-menu.tsx";
import { useWords } from "../language/language.ts";
import type { CheckedWord } from "./checked-words.ts";
import type { Spelling } from "./spelling.ts";
import { spellingTexts } from "./spelling-words.ts";

export interface WordInQuestion extends CheckedWord {
  /** As it stands in the text. */
  readonly text: string;
  /** An element at its place. */
  readonly anchor: Element;
}

/** What can be done about a word that nobody knows. */
export function SpellingMenu(props: {
  readonly spelling: Spelling;
  readonly word: WordInQuestion;
  readonly onReplace: (word: string) => void;
  readonly onLearn: () => void;
  readonly onClose: () => void;
}) {
  const words = useWords(spellingTexts);
  const { spelling, word } = props;
  const [suggestions, setSuggestions] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    spelling.suggest(word.word).then((found) => {
      if (isWanted) setSuggestions(found);
    });
    return () => {
      isWanted = false;
    };
  }, [spelling, word]);
  if (suggestions === null) return null;

  return (
    <AnchoredMenu
      name={words.spellingOf(word.text)}
      anchor={word.anchor}
      placement="bottom start"
      onClose={props.onClose}
    >
      <MenuSection aria-label={words.suggestions}>
        {suggestions.map((suggestion) => (
          <MenuItem key={suggestion} className="item" onAction={() => props.onReplace(suggestion)}>
            {suggestion}
          </MenuItem>
        ))}
        {suggestions.length === 0 ? (
          <MenuItem className="item" isDisabled>
            {words.none}
          </MenuItem>
        ) : null}
      </MenuSection>
      <Separator className="separator" />
      <MenuItem className="item" onAction={props.onLearn}>
        {words.learn}
      </MenuItem>
    </AnchoredMenu>
  );
}

import { FileText } from "lucide-react";
import { Button, DropZone, FileTrigger, Text } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { importTexts } from "./import-words.ts";

/** Names of programs and formats are the same in every language. */
const formats = "TXT · Markdown · DOCX · ODT · RTF · EPUB · HTML · Scrivener · novelWriter";

export function ChooseManuscript(props: { readonly isReading: boolean; readonly onFile: (file: File) => void }) {
  const words = useWords(importTexts);
  return (
    <DropZone
      className="drop-zone"
      isDisabled={props.isReading}
      onDrop={async (event) => {
        for (const item of event.items) {
          if (item.kind === "file") {
            props.onFile(await item.getFile());
            return;
          }
        }
      }}
    >
      <FileText size={30} strokeWidth={1.3} aria-hidden />
      <Text slot="label" className="drop-label">
        {props.isReading ? words.reading : words.drop}
      </Text>
      <FileTrigger
        onSelect={(files) => {
          const file = files?.[0];
          if (file) props.onFile(file);
        }}
      >
        <Button className="button" isDisabled={props.isReading}>
          {words.chooseFile}
        </Button>
      </FileTrigger>
      <p className="drop-formats">{formats}</p>
      <p className="quiet-text">{words.hint}</p>
    </DropZone>
  );
}

import { FileText } from "lucide-react";
import { Button, DropZone, FileTrigger, Text } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { importTexts } from "./import-words.ts";

export function ChooseManuscript(props: { readonly isReading: boolean; readonly onFile: (file: File) => void }) {
  const words = useWords(importTexts);
  return (
    <DropZone
      className="drop-zone"
      onDrop={async (event) => {
        for (const item of event.items) {
          if (item.kind === "file") {
            props.onFile(await item.getFile());
            return;
          }
        }
      }}
    >
      <FileText size={28} strokeWidth={1.4} aria-hidden />
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
      <p className="quiet-text">{words.hint}</p>
    </DropZone>
  );
}

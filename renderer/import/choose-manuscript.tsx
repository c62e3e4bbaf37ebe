import { FileText } from "lucide-react";
import { Button, DropZone, FileTrigger, Text } from "react-aria-components";

export function ChooseManuscript(props: { readonly isReading: boolean; readonly onFile: (file: File) => void }) {
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
        {props.isReading ? "Reading the manuscript…" : "Drop the manuscript here"}
      </Text>
      <FileTrigger
        onSelect={(files) => {
          const file = files?.[0];
          if (file) props.onFile(file);
        }}
      >
        <Button className="button" isDisabled={props.isReading}>
          Choose a file
        </Button>
      </FileTrigger>
      <p className="quiet-text">
        Text or Markdown, or a whole story that Redraft has saved as a copy (.zip). Of a manuscript you see what becomes
        of it before anything is made, and your file is not touched.
      </p>
    </DropZone>
  );
}

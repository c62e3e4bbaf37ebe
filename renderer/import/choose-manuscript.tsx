import { FileText } from "lucide-react";
import { Button, type DirectoryDropItem, DropZone, FileTrigger, Text } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { importTexts } from "./import-words.ts";
import { chooseFolder, type FileInFolder, packFolder } from "./pack-folder.ts";

/** Names of programs and formats are the same in every language. */
const formats = "DOCX · ODT · RTF · EPUB · HTML · Markdown · TXT · Scrivener · novelWriter";

export function ChooseManuscript(props: {
  readonly isReading: boolean;
  readonly onFile: (file: File, name: string) => void;
}) {
  const words = useWords(importTexts);
  const { isReading, onFile } = props;
  return (
    <DropZone
      className="drop-zone"
      isDisabled={isReading}
      onDrop={async ({ items }) => {
        const [item] = items.filter(({ kind }) => kind !== "text");
        if (item?.kind === "file") onFile(await item.getFile(), item.name);
        if (item?.kind === "directory") onFile(await packFolder(item.name, await filesIn(item, item.name)), item.name);
      }}
    >
      <FileText size={30} strokeWidth={1.3} aria-hidden />
      <Text slot="label" className="drop-label">
        {isReading ? words.reading : words.drop}
      </Text>
      <div className="drop-buttons">
        <FileTrigger
          onSelect={(files) => {
            const file = files?.[0];
            if (file) onFile(file, file.name);
          }}
        >
          <Button className="button" isDisabled={isReading}>
            {words.chooseFile}
          </Button>
        </FileTrigger>
        <Button
          className="button quiet"
          isDisabled={isReading}
          onPress={async () => {
            const files = await chooseFolder();
            const name = files[0]?.path.split("/")[0];
            if (name !== undefined) onFile(await packFolder(name, files), name);
          }}
        >
          {words.chooseFolder}
        </Button>
      </div>
      <p className="drop-formats">{formats}</p>
      <p className="quiet-text">{words.hint}</p>
    </DropZone>
  );
}

async function filesIn(folder: DirectoryDropItem, path: string): Promise<readonly FileInFolder[]> {
  const files: FileInFolder[] = [];
  for await (const entry of folder.getEntries()) {
    const at = `${path}/${entry.name}`;
    if (entry.kind === "file") files.push({ path: at, file: await entry.getFile() });
    else files.push(...(await filesIn(entry, at)));
  }
  return files;
}

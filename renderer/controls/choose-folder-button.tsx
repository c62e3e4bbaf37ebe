import { Button } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { desktop } from "../shell/desktop.ts";
import { controlTexts } from "./control-words.ts";

/** The system's own dialog for a folder, beside the field that has its path; a browser has none. */
export function ChooseFolderButton(props: {
  /** What the folder is for: the dialog's title. */
  readonly title: string;
  readonly isDisabled?: boolean;
  readonly onChoose: (folder: string) => void;
}) {
  const words = useWords(controlTexts);
  if (!desktop) return null;
  const shell = desktop;
  const choose = async () => {
    const chosen = await shell.chooseFolder(props.title);
    if (chosen !== null) props.onChoose(chosen);
  };
  return (
    <Button className="button choose-folder" isDisabled={props.isDisabled ?? false} onPress={choose}>
      {words.chooseFolder}
    </Button>
  );
}

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { sharingTexts } from "./sharing-words.ts";

/** An address that is shown once. It can be selected by hand where the browser gives no clipboard. */
export function MadeLink({ address }: { readonly address: string }) {
  const words = useWords(sharingTexts);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <div className="made-link">
      <TextField className="field" value={address} isReadOnly>
        <Label>{words.link}</Label>
        <Input dir="ltr" onFocus={(event) => event.currentTarget.select()} />
      </TextField>
      <Button className="button" onPress={() => void copy().catch(() => setCopied(false))}>
        {isCopied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
        {isCopied ? words.copied : words.copy}
      </Button>
    </div>
  );
}

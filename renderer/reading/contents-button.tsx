import { ChevronDown } from "lucide-react";
import { useState } from "react";
import {
  Button,
  Dialog,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  Virtualizer,
} from "react-aria-components";
import type { BookSection } from "./book-sections.ts";

const rowHeight = 32;

/** Where one is in the book, and all other chapters: a list that is made when it is opened, for there may be thousands. */
export function ContentsButton(props: {
  readonly label: string;
  readonly sections: readonly BookSection[];
  readonly current: BookSection | null;
  readonly onChoose: (key: string) => void;
}) {
  const { label, sections, current } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="button select contents" aria-label={`${label}: ${current?.title ?? ""}`}>
        <span dir="auto">{current?.title}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover contents-popover" placement="bottom start">
        <Dialog aria-label={label}>
          <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
            <ListBox
              className="menu"
              aria-label={label}
              items={sections}
              selectionMode="single"
              selectionBehavior="replace"
              disallowEmptySelection
              selectedKeys={current ? [current.key] : []}
              autoFocus
              onAction={(key) => {
                setOpen(false);
                props.onChoose(String(key));
              }}
            >
              {({ key, title }) => (
                <ListBoxItem id={key} className="item" textValue={title}>
                  <span dir="auto">{title}</span>
                </ListBoxItem>
              )}
            </ListBox>
          </Virtualizer>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import type { MatterRole } from "../../story/matter.ts";
import { backRoles, frontRoles, type TemplateRole } from "../../story/matter-templates.ts";
import { type Outline, walkOutline } from "../../story/outline.ts";
import { controlTexts } from "../controls/control-words.ts";
import { CheckField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { addMatter } from "./add-matter.ts";
import { matterTexts } from "./matter-words.ts";
import type { OutlineActions } from "./outline-actions.ts";

/** Asks which pages the book should have before and behind the story, and makes them of templates. */
export function MatterDialog(props: {
  readonly outline: Outline;
  readonly actions: OutlineActions;
  readonly onAdded: (first: ItemId) => void;
  readonly onClose: () => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(matterTexts);
  const { outline, actions } = props;
  const [wanted, setWanted] = useState<ReadonlySet<TemplateRole>>(new Set());
  const [isAdding, setAdding] = useState(false);
  const problem = useObservable(actions.problem);
  const there = new Set<MatterRole | null>([...walkOutline(outline.book)].map(({ matter }) => matter));

  const add = async (event: FormEvent) => {
    event.preventDefault();
    setAdding(true);
    const added = await addMatter(
      outline,
      actions,
      [...frontRoles, ...backRoles].filter((role) => wanted.has(role)),
    );
    setAdding(false);
    if (added[0]) props.onAdded(added[0]);
  };
  const choice = (role: TemplateRole) => (
    <CheckField
      key={role}
      isSelected={wanted.has(role)}
      onChange={(isWanted) => {
        const next = new Set(wanted);
        if (isWanted) next.add(role);
        else next.delete(role);
        setWanted(next);
      }}
    >
      <span>
        {words.roles[role]} {there.has(role) ? <span className="quiet-text">{words.isThere}</span> : null}
      </span>
    </CheckField>
  );

  return (
    <ModalDialog name={words.name} width="36rem" isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={add}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <div className="matter-choice">
            <fieldset>
              <legend>{words.front}</legend>
              {frontRoles.map(choice)}
            </fieldset>
            <fieldset>
              <legend>{words.back}</legend>
              {backRoles.map(choice)}
            </fieldset>
          </div>
          <p className="quiet-text">{words.hint}</p>
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={wanted.size === 0 || isAdding}>
            {words.add}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}

import { type FormEvent, useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { everyDay, type StoryGoals } from "../../story/statistics/goal.ts";
import { CheckField, LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { numbersTexts } from "./numbers-words.ts";

export function GoalsDialog(props: {
  readonly actions: OutlineActions;
  readonly person: string;
  readonly goals: StoryGoals;
  readonly onClose: () => void;
}) {
  const words = useWords(numbersTexts);
  const { actions, person, goals } = props;
  const [daily, setDaily] = useState(printNumber(goals.daily[person] ?? null));
  const [target, setTarget] = useState(printNumber(goals.book.words));
  const [by, setBy] = useState(goals.book.by ?? "");
  const [weekdays, setWeekdays] = useState(goals.book.weekdays);
  const problem = useObservable(actions.problem);

  const save = (event: FormEvent) => {
    event.preventDefault();
    const goal = { words: readNumber(target), by: by === "" ? null : by, weekdays };
    const own = readNumber(daily);
    // Only what was changed: somebody else may have changed the rest meanwhile.
    const isSame = JSON.stringify(goal) === JSON.stringify(goals.book);
    if (!isSame && !actions.edit({ kind: "setGoal", goal })) return;
    if (own !== (goals.daily[person] ?? null) && !actions.edit({ kind: "setDaily", person, words: own })) return;
    props.onClose();
  };

  return (
    <ModalDialog name={words.goalsName} isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={save}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <LineField label={words.dailyTarget} value={daily} onChange={setDaily} placeholder={words.none} autoFocus />
          <div className="goal-book">
            <LineField label={words.bookTarget} value={target} onChange={setTarget} placeholder={words.none} />
            <TextField className="field" type="date" value={by} onChange={setBy}>
              <Label>{words.byDate}</Label>
              <Input />
            </TextField>
          </div>
          <fieldset className="goal-weekdays">
            <legend>{words.weekdaysLegend}</legend>
            {everyDay.map((weekday) => (
              <CheckField
                key={weekday}
                isSelected={weekdays.includes(weekday)}
                // At least one day is left: without any no goal could be reached.
                isDisabled={weekdays.length === 1 && weekdays.includes(weekday)}
                onChange={(isOn) =>
                  setWeekdays(everyDay.filter((day) => (day === weekday ? isOn : weekdays.includes(day))))
                }
              >
                {words.weekdayNames[weekday - 1]}
              </CheckField>
            ))}
          </fieldset>
          <p className="quiet-text">{words.goalsHint}</p>
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            {words.cancel}
          </Button>
          <Button className="button primary" type="submit">
            {words.save}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}

function printNumber(value: number | null): string {
  return value === null ? "" : String(value);
}

/** “80,000” and “80 000” are what they look like; nothing is no target, and what is no number is refused by the edit. */
function readNumber(text: string): number | null {
  const digits = text.replaceAll(/[\s.,’']/g, "");
  return digits === "" ? null : /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

import { ChevronDown, ChevronUp } from "lucide-react";
import { useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { SuggestedChange } from "../../host/contract/drafts.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { shortDayAndTime } from "../words.ts";
import { stepSuggestion } from "./suggestion-marks.ts";
import { suggestionsTexts } from "./suggestions-words.ts";

/** Above a page in which suggestions wait: how many and whose, the way from one to the next, and what becomes of the one at the cursor. */
export function SuggestionsBar({ session, item }: { readonly session: ProjectSession; readonly item: ItemId }) {
  const words = useWords(suggestionsTexts);
  const say = useSaidByHost();
  const shown = useObservable(session.suggestions);
  const [done, setDone] = useState<{
    readonly said: string;
    readonly draft: DraftId;
    readonly record: string | null;
  } | null>(null);
  const { project, studio } = session;
  const here = shown?.item === item ? shown : null;
  if (!here && !done) return null;

  const take = async (draft: DraftId, keys: readonly string[]) => {
    session.flush();
    const taken = await studio.call("drafts.take", { project, draft, chapters: [{ chapter: item, keys }] });
    if (!taken.ok) return setDone({ said: say(taken.problem.sentence), draft, record: null });
    const { record, missed } = taken.value;
    setDone({ said: missed > 0 ? words.missed : words.taken, draft, record });
    here?.view.focus();
  };
  const leave = async ({ draft, key }: SuggestedChange) => {
    const left = await studio.call("drafts.leave", { project, draft, chapter: item, keys: [key], leave: true });
    setDone({ said: left.ok ? words.left : say(left.problem.sentence), draft, record: null });
    here?.view.focus();
  };
  const undo = async (draft: DraftId, record: string) => {
    const back = await studio.call("drafts.takeBack", { project, draft, record });
    setDone(back.ok ? null : { said: say(back.problem.sentence), draft, record: null });
  };

  const changes = here?.changes ?? [];
  const current = here?.current ?? null;
  const authors = [...new Set(changes.map(({ author }) => author || words.unknown))];
  const byDraft = [...Map.groupBy(changes, ({ draft }) => draft)];
  return (
    <section className="page-bar suggestions-bar" aria-label={words.bar}>
      <p>
        {changes.length > 0 ? words.waiting(changes.length, authors.join(", ")) : null}
        {current ? (
          <span className="quiet-text">
            {" "}
            {words.one(current.author || words.unknown, shortDayAndTime(current.time))}
          </span>
        ) : null}
      </p>
      <span role="status" className="quiet-text">
        {done?.said}
      </span>
      {done?.record ? (
        <Button className="button quiet" onPress={() => void undo(done.draft, done.record ?? "")}>
          {words.undo}
        </Button>
      ) : null}
      {here ? (
        <>
          {current ? (
            <>
              <Button
                className="button primary"
                isDisabled={!session.isWritable}
                onPress={() => void take(current.draft, [current.key])}
              >
                {words.take}
              </Button>
              <Button className="button" isDisabled={!session.isWritable} onPress={() => void leave(current)}>
                {words.leave}
              </Button>
            </>
          ) : null}
          <Button
            className="button quiet icon"
            aria-label={words.previous}
            onPress={() => stepSuggestion(here.view, -1)}
          >
            <ChevronUp size={16} aria-hidden />
          </Button>
          <Button className="button quiet icon" aria-label={words.next} onPress={() => stepSuggestion(here.view, 1)}>
            <ChevronDown size={16} aria-hidden />
          </Button>
          <MenuTrigger>
            <Button className="button quiet" isDisabled={!session.isWritable}>
              {words.more}
            </Button>
            <Popover className="popover" placement="bottom end">
              <Menu className="menu" aria-label={words.more}>
                {byDraft.map(([draft, own]) => (
                  <MenuItem
                    key={draft}
                    className="item"
                    onAction={() =>
                      void take(
                        draft,
                        own.map(({ key }) => key),
                      )
                    }
                  >
                    {words.takeAllOf([...new Set(own.map(({ author }) => author || words.unknown))].join(", "))}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </MenuTrigger>
        </>
      ) : null}
    </section>
  );
}

import { ChevronDown, ChevronRight, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, Group, Input, TextField, ToggleButton } from "react-aria-components";
import type { Outline } from "../../story/outline.ts";
import { isPressed } from "../commands/key.ts";
import { isMac } from "../commands/platform.ts";
import { ChoiceField } from "../controls/fields.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { findItem } from "../outline/outline-rows.ts";
import "./find.css";
import { findWords } from "./find-words.ts";
import { HitList } from "./hit-list.tsx";
import { ReplaceTools } from "./replace-tools.tsx";
import type { FindQuery, Hit, StoryFind } from "./story-find.ts";

const toggles = ["matchCase", "wholeWord", "dialogue", "regex"] as const;

/** Finds in the whole story, and replaces what was found; a hit that is walked to stands on the page beside it. */
export function FindPane(props: {
  readonly find: StoryFind;
  readonly outline: Outline;
  readonly isWritable: boolean;
  /** The chapter that is open. */
  readonly current: string | null;
  readonly onShow: (hit: Hit, goes: boolean) => void;
  readonly onClose: () => void;
}) {
  const words = useWords(findWords);
  const { find, onShow } = props;
  const query = useObservable(find.query);
  const results = useObservable(find.results);
  const asked = useObservable(find.asked);
  const field = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLElement>(null);
  const [at, setAt] = useState<string | null>(null);
  useEffect(() => find.follow(), [find]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for.
  useEffect(() => field.current?.select(), [asked]);

  const show = (hit: Hit, goes: boolean) => {
    setAt(hit.key);
    onShow(hit, goes);
  };
  const walk = (step: 1 | -1) => {
    const { hits } = results;
    const place = hits.findIndex(({ key }) => key === at);
    const next = place < 0 ? (step > 0 ? 0 : hits.length - 1) : (place + step + hits.length) % hits.length;
    const hit = hits[next];
    if (hit) show(hit, false);
  };

  return (
    <aside
      className="side-panel find-pane"
      aria-label={words.pane}
      ref={pane}
      onKeyDown={(event) => {
        if (event.key === "Escape") props.onClose();
        // In a field these are the field's own: they undo what was typed there.
        if (event.target instanceof HTMLInputElement && event.target.type !== "checkbox") return;
        if (isPressed("Mod+Z", event, isMac)) void find.undo();
        else if (isPressed("Mod+Shift+Z", event, isMac)) void find.redo();
        else return;
        event.preventDefault();
      }}
    >
      <header className="find-head">
        <h2>{words.pane}</h2>
        <Button className="button quiet icon" aria-label={words.close} onPress={props.onClose}>
          <X size={15} aria-hidden />
        </Button>
      </header>
      <div className="find-form">
        <div className="find-line">
          <ToggleButton
            className="find-unfold"
            aria-label={words.replaces}
            isSelected={query.replaces}
            isDisabled={!props.isWritable}
            onChange={(replaces) => find.ask({ replaces })}
          >
            {query.replaces ? <ChevronDown size={15} aria-hidden /> : <ChevronRight size={15} aria-hidden />}
          </ToggleButton>
          <TextField
            className="field"
            aria-label={words.find}
            value={query.text}
            autoFocus
            onChange={(text) => find.ask({ text })}
          >
            <Input
              dir="auto"
              ref={field}
              type="search"
              placeholder={words.findHint}
              autoComplete="off"
              spellCheck={false}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return;
                if (event.key === "Enter") walk(event.shiftKey ? -1 : 1);
                else if (event.key === "ArrowDown") pane.current?.querySelector<HTMLElement>(".hit")?.focus();
                else return;
                event.preventDefault();
              }}
            />
          </TextField>
        </div>
        {query.replaces ? (
          <TextField
            className="field find-instead"
            aria-label={words.replaceWith}
            value={query.instead}
            onChange={(instead) => find.ask({ instead })}
          >
            <Input dir="auto" placeholder={`${words.replaceWith}…`} autoComplete="off" />
          </TextField>
        ) : null}
        <Group className="find-options" aria-label={words.how}>
          {toggles.map((name) => (
            <ToggleButton
              key={name}
              className="chip"
              isSelected={query[name]}
              onChange={(isOn) => find.ask({ [name]: isOn })}
            >
              {words[name]}
            </ToggleButton>
          ))}
          {query.replaces ? null : (
            <ToggleButton className="chip" isSelected={query.past} onChange={(past) => find.ask({ past })}>
              {words.past}
            </ToggleButton>
          )}
          {query.replaces ? (
            <ToggleButton
              className="chip"
              isSelected={query.keepCase && !query.matchCase}
              isDisabled={query.matchCase}
              onChange={(keepCase) => find.ask({ keepCase })}
            >
              {words.keepCase}
            </ToggleButton>
          ) : null}
        </Group>
        <ScopeField
          query={query}
          outline={props.outline}
          current={props.current}
          onChange={(scope) => find.ask(scope)}
        />
      </div>
      {results.problem ? <ProblemNote problem={results.problem} /> : null}
      <FindStatus
        find={find}
        onLookInPast={() => {
          find.ask({ past: true });
          field.current?.focus();
        }}
      />
      {query.replaces ? <ReplaceTools find={find} /> : null}
      <HitList find={find} outline={props.outline} at={at} onShow={show} />
    </aside>
  );
}

function FindStatus({ find, onLookInPast }: { readonly find: StoryFind; readonly onLookInPast: () => void }) {
  const words = useWords(findWords);
  const query = useObservable(find.query);
  const { hits, isCut, problem } = useObservable(find.results);
  const progress = useObservable(find.progress);
  const chapters = new Set(hits.map(({ chapter }) => chapter)).size;
  const found =
    query.text === ""
      ? words.ask
      : progress
        ? words.searching(progress.found, progress.done, progress.total)
        : hits.length > 0
          ? words.found(hits.length, chapters)
          : words.none;
  return (
    <>
      <p className="find-status" aria-live="polite">
        {problem ? "" : isCut ? words.cut(hits.length) : found}
      </p>
      {!problem && found === words.none && !query.past && !query.replaces ? (
        <Button className="button find-in-past" onPress={onLookInPast}>
          {words.lookInPast}
        </Button>
      ) : null}
    </>
  );
}

type Scope = Pick<FindQuery, "within" | "notes" | "trash">;

function ScopeField(props: {
  readonly query: FindQuery;
  readonly outline: Outline;
  readonly current: string | null;
  readonly onChange: (scope: Scope) => void;
}) {
  const words = useWords(findWords);
  const { outline, query } = props;
  const scopes = new Map<string, { readonly label: string; readonly scope: Scope }>([
    ["book", { label: words.book, scope: { within: null, notes: false, trash: false } }],
    ["notes", { label: words.bookAndNotes, scope: { within: null, notes: true, trash: false } }],
    ["trash", { label: words.everywhere, scope: { within: null, notes: true, trash: true } }],
  ]);
  // The open chapter and the parts around it; and what was chosen, wherever one has gone since.
  for (const id of [query.within, props.current]) {
    let item = id ? findItem(outline, id) : null;
    while (item && !scopes.has(item.id)) {
      const label = words.thisItem(item.title);
      scopes.set(item.id, { label, scope: { within: item.id, notes: false, trash: false } });
      item = findItem(outline, item.parent);
    }
  }
  const chosen = query.within ?? (query.trash ? "trash" : query.notes ? "notes" : "book");
  return (
    <div className="find-scope">
      <ChoiceField
        label={words.where}
        value={chosen}
        choices={[...scopes].map(([id, { label }]) => ({ id, label }))}
        onChange={(id) => {
          const scope = scopes.get(id)?.scope;
          if (scope) props.onChange(scope);
        }}
      />
    </div>
  );
}

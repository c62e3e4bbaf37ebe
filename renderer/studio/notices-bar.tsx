import { Info } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Button } from "react-aria-components";
import type { Events, Notice } from "../../host/contract/contract.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { useAnswer, useHostEvent } from "../studio-context.ts";
import type { ProjectSession } from "./project-session.ts";
import { studioTexts } from "./studio-words.ts";

/** What opening the story found that the writer should know or decide: quiet, and gone once it is answered. */
export function NoticesBar({ session }: { readonly session: ProjectSession }) {
  const say = useSaidByHost();
  const control = useWords(controlTexts);
  const words = useWords(studioTexts);
  const { project, studio } = session;
  const [asked, again] = useAnswer("project.notices", { project }, session.reopened);
  const [told, setTold] = useState<readonly Notice[]>([]);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<Problem | null>(null);
  useHostEvent(
    "project.notices",
    useCallback(
      (event: Events["project.notices"]) => {
        if (event.project === project) setTold(event.notices);
      },
      [project],
    ),
  );

  // The last word counts, whether it was asked for or told: a host that was started anew may find something else.
  useEffect(() => {
    if (asked.kind === "ready") setTold(asked.value);
  }, [asked]);

  const notices = told.filter(({ id }) => !seen.has(id));
  if (notices.length === 0) return null;

  const answer = async (notice: Notice, id: string) => {
    const result = await studio.call("project.answerNotice", { project, notice: notice.id, answer: id });
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setSeen(new Set([...seen, notice.id]));
    again();
  };

  return (
    <section className="notices" aria-label={words.notices}>
      {notices.map((notice) => (
        <div className="notice" key={notice.id}>
          <Info size={15} aria-hidden />
          <p>
            {say(notice.problem.sentence)} <span className="quiet-text">{say(notice.problem.next)}</span>
          </p>
          {notice.answers.map((choice) => (
            <Button key={choice.id} className="button" onPress={() => answer(notice, choice.id)}>
              {say(choice.label)}
            </Button>
          ))}
          <Button className="button quiet" onPress={() => setSeen(new Set([...seen, notice.id]))}>
            {control.later}
          </Button>
        </div>
      ))}
      {problem ? <p role="alert">{say(problem.sentence)}</p> : null}
    </section>
  );
}

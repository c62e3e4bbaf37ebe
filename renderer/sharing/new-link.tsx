import { useState } from "react";
import { Button, Input, Label, Radio, RadioGroup, TextField } from "react-aria-components";
import type { Role } from "../../host/contract/sharing.ts";
import type { Problem } from "../../story/problem.ts";
import { CheckField, LineField } from "../controls/fields.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { MadeLink } from "./made-link.tsx";
import { endOfDay } from "./reach.ts";
import { sharingTexts } from "./sharing-words.ts";

const roles: readonly Role[] = ["write", "suggest", "comment", "read"];

/** What is asked of a link before it is made; then its address, this once. */
export function NewLink({ session, onMade }: { readonly session: ProjectSession; readonly onMade: () => void }) {
  const words = useWords(sharingTexts);
  const [role, setRole] = useState<Role>("comment");
  const [name, setName] = useState("");
  const [once, setOnce] = useState(true);
  const [ends, setEnds] = useState("");
  const [note, setNote] = useState("");
  const [addresses, setAddresses] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);

  const make = async () => {
    setBusy(true);
    const order = { role, name, note, once, expires: endOfDay(ends) };
    const made = await session.studio.call("share.make", { project: session.project, ...order });
    setBusy(false);
    setProblem(made.ok ? null : made.problem);
    if (!made.ok) return;
    setAddresses(made.value.addresses);
    onMade();
  };
  const again = () => {
    setAddresses(null);
    setName("");
    setNote("");
  };

  return (
    <section aria-label={words.make}>
      <h3>{words.make}</h3>
      {problem ? <ProblemNote problem={problem} /> : null}
      {addresses ? (
        <>
          <p role="status">{words.made}</p>
          {addresses.map((address) => (
            <MadeLink key={address} address={address} />
          ))}
          <Button className="button" onPress={again}>
            {words.another}
          </Button>
        </>
      ) : (
        <>
          <RadioGroup className="field extent share-roles" value={role} onChange={(value) => setRole(value as Role)}>
            <Label>{words.role}</Label>
            {roles.map((one) => (
              <Radio
                key={one}
                className="radio"
                value={one}
                aria-label={words.roles[one]}
                aria-describedby={`role-${one}`}
              >
                <span>{words.roles[one]}</span>
                <span className="quiet-text" id={`role-${one}`}>
                  {words.rolesMean[one]}
                </span>
              </Radio>
            ))}
          </RadioGroup>
          <div className="share-order">
            <LineField label={words.guest} value={name} onChange={setName} placeholder={words.guestHint} />
            <TextField className="field" type="date" value={ends} onChange={setEnds}>
              <Label>{words.ends}</Label>
              <Input />
            </TextField>
          </div>
          <LineField label={words.note} value={note} onChange={setNote} />
          <CheckField isSelected={once} onChange={setOnce}>
            {words.once}
          </CheckField>
          <Button className="button primary share-make" isDisabled={isBusy} onPress={make}>
            {words.makeIt}
          </Button>
        </>
      )}
    </section>
  );
}

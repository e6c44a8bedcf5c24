import { useId, useState } from "react";
import { Button } from "@/components/button";
import { setupStrings } from "@/strings/setup";

const text = setupStrings.edit;

type Props = { label: string; skills: readonly string[]; onChange: (skills: string[]) => void };

/** Skills in a row, each with a way to take it out, and a field for one more. */
export function SkillsEditor({ label, skills, onChange }: Props) {
  const id = useId();
  const [next, setNext] = useState("");
  const add = () => {
    const more = next
      .split(",")
      .map((skill) => skill.trim())
      .filter((skill) => skill !== "" && !skills.includes(skill));
    onChange([...skills, ...more]);
    setNext("");
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <ul className="chips skills-editor">
        {skills.map((skill) => (
          <li key={skill}>
            <button
              type="button"
              className="chip-remove"
              aria-label={text.removeSkill(skill)}
              onClick={() => onChange(skills.filter((other) => other !== skill))}
            >
              {skill} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="actions skills-add">
        <input
          id={id}
          type="text"
          maxLength={100}
          autoComplete="off"
          placeholder={text.skillHint}
          value={next}
          onChange={(event) => setNext(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <Button onClick={add} disabled={next.trim() === ""}>
          {text.add}
        </Button>
      </div>
    </div>
  );
}

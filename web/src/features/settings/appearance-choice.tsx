import { useId, useState } from "react";
import { appearances, chooseAppearance, chosenAppearance } from "@/lib/appearance";
import { settingsStrings } from "@/strings/settings";

const text = settingsStrings;

export function AppearanceChoice() {
  const name = useId();
  const [chosen, setChosen] = useState(chosenAppearance);
  return (
    <fieldset className="field">
      <legend>{text.appearance}</legend>
      <div className="choice">
        {appearances.map((appearance) => (
          <label key={appearance} className="choice-item">
            <input
              type="radio"
              name={name}
              value={appearance}
              checked={appearance === chosen}
              onChange={() => {
                chooseAppearance(appearance);
                setChosen(appearance);
              }}
            />
            <span>{text.appearances[appearance]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
